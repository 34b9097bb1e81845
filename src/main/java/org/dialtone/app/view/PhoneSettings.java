package org.dialtone.app.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dialtone.app.SiteBook;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Dialect;
import org.dialtone.phone.Features;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.Effective;
import org.dialtone.provision.Effective.Found;
import org.dialtone.provision.FunctionKey;
import org.dialtone.provision.Layer.Raw;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.Setting;

/** The settings in force for one phone of the site, and the level that each value comes from. */
public class PhoneSettings {

    private static final String STARS = "********";

    private final SiteBook site;
    private final Fleet fleet;

    public PhoneSettings(SiteBook site, Fleet fleet) {
        this.site = site;
        this.fleet = fleet;
    }

    /**
     * @param vendor key of the phone's pack, by its MAC alone where the box never heard it; null: unknown
     * @param web    login at the phone's own web page, or null: not set by the box
     * @param keys   null: the keys stay as they are on the phone
     */
    public record Sheet(
            String mac,
            String vendor,
            String model,
            Login web,
            List<Value> settings,
            List<Value> raw,
            List<KeyValue> keys) {}

    /** The login for configuring the phone in its own web page. */
    public record Login(String user, String password) {

        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * @param from    {@code default}, {@code site}, {@code model} and its pattern, or {@code phone}
     * @param carried whether files of the phone's vendor contain the value
     */
    public record Value(String key, String value, String from, boolean carried) {}

    /** @param carried whether files of the phone's vendor set such a key in this place */
    public record KeyValue(int index, String type, String value, String label, int line, boolean carried) {}

    /**
     * Empty for a phone that the site doesn't name.
     *
     * @param secrets whether the sheet shows the password of the phone's web page; stars otherwise
     */
    public Optional<Sheet> of(MacAddress mac, boolean secrets) {
        ProvisionPlan plan = site.plans().provision();
        return Optional.ofNullable(plan.phones().get(mac)).map(phone -> {
            Optional<Identity> identity =
                    fleet.identity(mac).or(() -> fleet.packs().identify(mac, null, null));
            Features features = identity.map(Identity::vendor)
                    .flatMap(fleet.packs()::get)
                    .map(VendorPack::dialect)
                    .map(Dialect::features)
                    .orElse(Features.NONE);
            String model = phone.model() != null
                    ? phone.model()
                    : identity.map(Identity::model).orElse(null);
            Effective effective =
                    plan.levels().of(identity.map(Identity::vendor).orElse(""), model, phone);
            return new Sheet(
                    phone.mac().toString(),
                    identity.map(Identity::vendor).orElse(null),
                    model,
                    login(effective, phone, features, secrets),
                    effective.settings().entrySet().stream()
                            .map(each -> value(each.getKey(), each.getValue(), features))
                            .toList(),
                    effective.raw().entrySet().stream()
                            .map(each -> raw(each, features, secrets))
                            .toList(),
                    keys(phone, features));
        });
    }

    private Login login(Effective effective, Phone phone, Features features, boolean secrets) {
        String password = effective.adminPassword(
                phone.password(), site.plans().provision().levels().sitePassword());
        return password.isEmpty() || !carried(Setting.ADMIN_PASSWORD, features)
                ? null
                : new Login(features.adminUser(), secrets ? password : STARS);
    }

    private static Value value(Setting setting, Found found, Features features) {
        String value =
                setting == Setting.ADMIN_PASSWORD && found.value().startsWith(Setting.SET) ? "set" : found.value();
        return new Value(setting.key(), value, found.from(), carried(setting, features));
    }

    private static boolean carried(Setting setting, Features features) {
        return setting.viewKeys().stream().anyMatch(features.carries()::contains);
    }

    private static Value raw(Map.Entry<String, Found> each, Features features, boolean secrets) {
        return new Value(
                each.getKey(),
                secrets || !Raw.isSecret(each.getKey()) ? each.getValue().value() : STARS,
                each.getValue().from(),
                features.raw().takes(each.getKey()));
    }

    private static List<KeyValue> keys(Phone phone, Features features) {
        List<FunctionKey> keys = phone.keys();
        return keys == null
                ? null
                : IntStream.range(0, keys.size())
                        .mapToObj(i -> new KeyValue(
                                i + 1,
                                keys.get(i).kind().key(),
                                keys.get(i).value(),
                                keys.get(i).label(),
                                keys.get(i).line(),
                                i < features.keys()
                                        && features.keyTypes()
                                                .containsKey(keys.get(i).kind().key())))
                        .toList();
    }
}
