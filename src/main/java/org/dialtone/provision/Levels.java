package org.dialtone.provision;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.net.Glob;
import org.dialtone.provision.Effective.Found;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlan.Registrar;
import org.dialtone.provision.ProvisionPlan.Site;

/**
 * The settings of phones by level, widest first: the defaults, the site, models, and last the phone itself.
 *
 * @param models       settings of models; all that match add up, the later wins
 * @param sitePassword the password of all phones' web pages, where the site has one for all
 * @param numbers      the numbers that can be dialled
 */
public record Levels(Layer defaults, Layer site, List<ForModel> models, String sitePassword, DialledNumbers numbers) {

    /** The settings of the models of one pattern. @param model a glob for the models that get the settings */
    public record ForModel(String vendor, String model, Layer layer) {

        boolean matches(String otherVendor, String otherModel) {
            return vendor.equals(otherVendor) && new Glob(model).matches(otherModel == null ? "" : otherModel);
        }
    }

    /** Levels without settings beyond those of site and registrar. */
    public static Levels plain(Site site, Registrar registrar) {
        return new Levels(defaults(site, registrar), Layer.NONE, List.of(), "", DialledNumbers.NONE);
    }

    /** The settings that apply where nothing is set. */
    public static Layer defaults(Site site, Registrar registrar) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        settings.put(Setting.TIMEZONE, site == null || site.timezone() == null ? "" : site.timezone());
        settings.put(Setting.LANGUAGE, site == null || site.language() == null ? "" : site.language());
        settings.put(Setting.NTP, site == null ? "" : String.join(" ", site.ntp()));
        settings.put(Setting.CODECS, "pcma pcmu g722");
        settings.put(Setting.DTMF, "rfc2833");
        settings.put(Setting.TRANSPORT, registrar == null ? "udp" : registrar.transport());
        settings.put(Setting.ADMIN_PASSWORD, "perPhone");
        settings.put(Setting.SERVER_ONLY, "true");
        settings.put(Setting.RECHECK, "1d");
        settings.put(Setting.SYSLOG, "off");
        List.of(Setting.VLAN, Setting.VLAN_PRIORITY, Setting.PC_VLAN).forEach(each -> settings.put(each, ""));
        settings.put(Setting.DIAL_PLAN, "auto");
        settings.put(Setting.PHONEBOOK, "on");
        List.of(Setting.PAGING, Setting.INTERCOM, Setting.HOTLINE, Setting.HOTLINE_DELAY)
                .forEach(each -> settings.put(each, ""));
        return new Layer(settings, List.of());
    }

    /** The settings of a phone, or of a whole model where the phone is null; model null: unknown. */
    public Effective of(String vendor, String model, Phone phone) {
        Map<Setting, Found> settings = new EnumMap<>(Setting.class);
        Map<String, Found> raw = new LinkedHashMap<>();
        lay(defaults, "default", vendor, settings, raw);
        lay(site, "site", vendor, settings, raw);
        models.stream()
                .filter(each -> each.matches(vendor, model))
                .forEach(each -> lay(each.layer(), "model " + each.model(), vendor, settings, raw));
        if (phone != null) {
            lay(phone.own(), "phone", vendor, settings, raw);
        }
        return new Effective(settings, raw);
    }

    private static void lay(
            Layer layer, String from, String vendor, Map<Setting, Found> settings, Map<String, Found> raw) {
        layer.settings().forEach((setting, value) -> settings.put(setting, new Found(value, from)));
        layer.raw().stream()
                .filter(each -> each.vendor() == null || each.vendor().equals(vendor))
                .forEach(each -> raw.put(each.key(), new Found(each.value(), from)));
    }

    /** The text leaves out the password. */
    @Override
    public String toString() {
        return "Levels[" + site + ", " + models + "]";
    }
}
