package org.dialtone.site.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.provision.FirmwareStep;
import org.dialtone.provision.FunctionKey;
import org.dialtone.provision.Layer;
import org.dialtone.provision.RolloutRules;
import org.dialtone.provision.Setting;
import org.dialtone.site.model.Site.Contact;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.Firmware;
import org.dialtone.site.model.Site.Model;
import org.dialtone.site.model.Site.Number;
import org.dialtone.site.model.Site.Phone;

/** The values of phones and of what they get. */
final class PhoneFields {

    static final String PASSWORD = "password";
    static final String OLD_PASSWORD = "oldPassword";

    private PhoneFields() {}

    static FieldTexts of(Extension extension) {
        return new FieldTexts()
                .put("name", extension.name())
                .secret(PASSWORD, extension.password())
                .secret(OLD_PASSWORD, extension.oldPassword())
                .unless(false, "anywhere", extension.anywhere())
                .unless(true, "listed", extension.listed());
    }

    static FieldTexts of(Phone phone) {
        FieldTexts texts = new FieldTexts()
                .put("vendor", phone.vendor())
                .put("model", phone.model())
                .list("lines", phone.lines())
                .list("alsoMacs", phone.alsoMacs())
                .list("addresses", phone.addresses());
        return directory(keys(layer(texts, phone.layer()), phone.keys()), phone.directory());
    }

    private static FieldTexts keys(FieldTexts texts, List<FunctionKey> keys) {
        if (keys != null) {
            texts.put("keys", keys.size());
            for (int i = 0; i < keys.size(); i++) {
                texts.put("keys." + (i + 1), text(keys.get(i)));
            }
        }
        return texts;
    }

    private static FieldTexts directory(FieldTexts texts, DirectoryKeys directory) {
        return directory == null
                ? texts
                : texts.put("keys.from", DirectoryKeys.FROM)
                        .put("keys.sort", directory.sort().key())
                        .put("keys.but", directory.butSelf() ? DirectoryKeys.SELF : null);
    }

    private static String text(FunctionKey key) {
        return key.kind().key() + " " + key.value() + (key.label().isEmpty() ? "" : " \"" + key.label() + "\"")
                + ", line " + key.line();
    }

    /** Vendors' own parameters are secrets, because some of them are. */
    static FieldTexts layer(FieldTexts texts, Layer layer) {
        for (Setting setting : Setting.values()) {
            String key = "settings." + setting.key();
            String value = layer.settings().get(setting);
            if (setting == Setting.ADMIN_PASSWORD && value != null && value.startsWith(Setting.SET)) {
                texts.secret(key, value);
            } else {
                texts.put(key, value);
            }
        }
        layer.raw()
                .forEach(raw -> texts.secret(
                        "raw."
                                + Optional.ofNullable(raw.vendor())
                                        .map(vendor -> vendor + ".")
                                        .orElse("") + raw.key(),
                        raw.value()));
        return texts;
    }

    static FieldTexts of(Model model) {
        return layer(new FieldTexts(), model.layer());
    }

    static FieldTexts of(Number number) {
        return new FieldTexts()
                .put("name", number.name())
                .list("ring", number.ring())
                .unless(false, "pickup", number.pickup());
    }

    static FieldTexts of(Contact contact) {
        return new FieldTexts().list("numbers", contact.numbers()).put("group", contact.group());
    }

    static FieldTexts of(Firmware firmware) {
        FieldTexts texts = new FieldTexts()
                .put("version", firmware.version())
                .put("file", firmware.file())
                .list("more", firmware.more())
                .list("steps", firmware.steps().stream().map(PhoneFields::text).toList());
        return firmware.rollout() == null ? texts : rollout(texts, firmware.rollout());
    }

    private static String join(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String text(FirmwareStep step) {
        return "below " + step.below() + ": " + step.version() + " (" + step.file() + ")";
    }

    private static FieldTexts rollout(FieldTexts texts, RolloutRules rollout) {
        return texts.put(
                        "rollout.canaries",
                        rollout.canaryCount()
                                + (rollout.canaries().isEmpty() ? "" : " (" + join(rollout.canaries()) + ")"))
                .put(
                        "rollout.shares",
                        rollout.shares().stream().map(share -> share + "%").toList())
                .put("rollout.within", rollout.within())
                .list("rollout.businessHours", rollout.businessHours())
                .put("rollout.atOnce", rollout.atOnce())
                .put("rollout.mayFail", rollout.mayFail() + "%");
    }
}
