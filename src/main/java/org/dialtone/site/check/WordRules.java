package org.dialtone.site.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.phone.Dialect;
import org.dialtone.phone.Identity;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Setting;
import org.dialtone.provision.Zones;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Endpoints;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.Site.RegistrarMode;

/**
 * Rules for time zones and languages that the phones' vendors have no words for, and for a transport that the box
 * doesn't serve.
 */
public record WordRules(Packs packs) {

    public List<Rule> all() {
        return List.of(this::ofSite, this::ofPhones);
    }

    /** @param endpoints the endpoints of the box that is to serve the site */
    public static Rule transportServed(Endpoints endpoints) {
        return (site, findings) -> {
            boolean silent = endpoints.sipTlsPort() == 0
                    && site.registrar() != null
                    && site.registrar().mode() == RegistrarMode.BUILTIN;
            if (silent) {
                encrypted(site.provisioning().layer(), "provisioning", findings);
                Rule.each(site.models(), "models", (model, path) -> encrypted(model.layer(), path, findings));
                Rule.each(site.phones(), "phones", (phone, path) -> encrypted(phone.layer(), path, findings));
            }
        };
    }

    private static void encrypted(Layer layer, String path, Findings findings) {
        if ("tls".equals(layer.settings().get(Setting.TRANSPORT))) {
            findings.fault(path + ".settings.transport", Flaw.TLS_CLOSED);
        }
    }

    /** Warns once for each vendor, however many phones it has. */
    private void ofSite(Site site, Findings findings) {
        TreeMap<String, Dialect> vendors = new TreeMap<>();
        Rule.each(
                site.phones(),
                "phones",
                (phone, _) -> pack(phone).ifPresent(pack -> vendors.put(pack.name(), pack.dialect())));
        Layer layer = site.provisioning().layer();
        boolean own = layer.settings().containsKey(Setting.TIMEZONE);
        String zone = own ? layer.settings().get(Setting.TIMEZONE) : site.site().timezone();
        Set<String> silent = vendors.entrySet().stream()
                .filter(each -> zone != null && lacksZone(each.getValue(), zone))
                .map(each -> each.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!silent.isEmpty()) {
            keepTheirOwn(
                    own ? "provisioning.settings.timezone" : "site.timezone",
                    String.join(", ", silent),
                    Flaw.TIMEZONE_UNTOLD,
                    zone,
                    findings);
        }
    }

    private void ofPhones(Site site, Findings findings) {
        Rule.each(
                site.phones(),
                "phones",
                (phone, path) -> pack(phone).ifPresent(pack -> words(phone.layer(), pack, path, findings)));
        Rule.each(
                site.models(),
                "models",
                (model, path) ->
                        packs.get(model.vendor()).ifPresent(pack -> words(model.layer(), pack, path, findings)));
    }

    private static void words(Layer layer, VendorPack pack, String path, Findings findings) {
        String zone = layer.settings().get(Setting.TIMEZONE);
        String language = layer.settings().get(Setting.LANGUAGE);
        if (zone != null && lacksZone(pack.dialect(), zone)) {
            keepTheirOwn(path + ".settings.timezone", pack.name(), Flaw.TIMEZONE_UNTOLD, zone, findings);
        }
        if (language != null
                && !pack.dialect().languages().isEmpty()
                && !pack.dialect().languages().containsKey(language)) {
            keepTheirOwn(path + ".settings.language", pack.name(), Flaw.LANGUAGE_UNTOLD, language, findings);
        }
    }

    private static boolean lacksZone(Dialect dialect, String zone) {
        boolean none =
                dialect.timezones().isEmpty() && dialect.zoneWords().otherwise().isEmpty();
        return !none && Zones.find(dialect, zone).isEmpty();
    }

    private static void keepTheirOwn(String path, String vendors, Flaw flaw, String wanted, Findings findings) {
        findings.warning(path, flaw, vendors, wanted);
    }

    private Optional<VendorPack> pack(Phone phone) {
        return Stream.of(
                        Optional.ofNullable(phone.vendor()),
                        packs.identify(phone.mac(), null, null).map(Identity::vendor))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(packs::get);
    }
}
