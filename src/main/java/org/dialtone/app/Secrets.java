package org.dialtone.app;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Setting;
import org.dialtone.site.model.SiteDocument;
import org.dialtone.site.model.SiteDocument.Extension;
import org.dialtone.site.model.SiteDocument.Model;
import org.dialtone.site.model.SiteDocument.Phone;
import org.dialtone.site.model.SiteDocument.Provisioning;

/** Fills in the secrets that a site file leaves out: a secret keeps its value, and is made only where there is none. */
public final class Secrets {

    /** Characters that need no escape in a URL. */
    private static final String TOKEN_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    /** Letters and digits without those that look alike, because people type passwords into phones by hand too. */
    private static final String PASSWORD_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 16;

    private final RandomGenerator random;

    public Secrets(RandomGenerator random) {
        this.random = random;
    }

    public SiteDocument complete(SiteDocument site, SiteDocument before) {
        Map<String, Extension> known =
                before.extensions().stream().collect(Collectors.toMap(Extension::number, Function.identity()));
        String token = site.provisioning().token() != null
                ? site.provisioning().token()
                : before.provisioning().token();
        Provisioning provisioning = site.provisioning()
                .with(token != null ? token : token())
                .with(complete(
                        site.provisioning().layer(), before.provisioning().layer()));
        return new SiteDocument(
                site.site(),
                site.dhcp(),
                provisioning,
                site.registrar(),
                site.extensions().stream()
                        .map(each -> complete(each, known.get(each.number())))
                        .toList(),
                site.phones().stream()
                        .map(each -> complete(each, before.phones()))
                        .toList(),
                site.numbers(),
                site.phonebook(),
                site.models().stream()
                        .map(each -> complete(each, before.models()))
                        .toList(),
                site.firmware());
    }

    private Phone complete(Phone phone, List<Phone> before) {
        Layer layer = complete(
                phone.layer(),
                before.stream()
                        .filter(each -> each.mac().equals(phone.mac()))
                        .findFirst()
                        .map(Phone::layer)
                        .orElse(Layer.NONE));
        return layer.equals(phone.layer())
                ? phone
                : new Phone(
                        phone.mac(),
                        phone.vendor(),
                        phone.model(),
                        phone.lines(),
                        phone.alsoMacs(),
                        phone.addresses(),
                        layer,
                        phone.keys());
    }

    private Model complete(Model model, List<Model> before) {
        return new Model(
                model.vendor(),
                model.model(),
                complete(
                        model.layer(),
                        before.stream()
                                .filter(each -> each.vendor().equals(model.vendor())
                                        && each.model().equals(model.model()))
                                .findFirst()
                                .map(Model::layer)
                                .orElse(Layer.NONE)));
    }

    /** Completes an admin password that the file calls set, and leaves out. */
    private Layer complete(Layer layer, Layer before) {
        if (!Setting.SET.equals(layer.settings().get(Setting.ADMIN_PASSWORD))) {
            return layer;
        }
        String known = before.settings().getOrDefault(Setting.ADMIN_PASSWORD, "");
        Map<Setting, String> settings = new EnumMap<>(layer.settings());
        settings.put(
                Setting.ADMIN_PASSWORD, known.startsWith(Setting.SET) ? known : Setting.SET + make(PASSWORD_ALPHABET));
        return new Layer(settings, layer.raw());
    }

    /** A token for another folder. */
    String token() {
        return make(TOKEN_ALPHABET);
    }

    private Extension complete(Extension extension, Extension before) {
        String password = extension.password() != null
                ? extension.password()
                : before != null ? before.password() : make(PASSWORD_ALPHABET);
        return new Extension(
                extension.number(),
                extension.name(),
                password,
                before == null ? null : superseded(before, password),
                extension.anywhere(),
                extension.listed());
    }

    /**
     * The password that phones have until they fetch their files. Where the password changes twice meanwhile, that is
     * the first one.
     */
    private static String superseded(Extension before, String password) {
        if (password.equals(before.password())) {
            return before.oldPassword();
        }
        return before.oldPassword() == null || before.oldPassword().equals(password)
                ? before.password()
                : before.oldPassword();
    }

    private String make(String alphabet) {
        return random.ints(LENGTH, 0, alphabet.length())
                .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
                .collect(Collectors.joining());
    }
}
