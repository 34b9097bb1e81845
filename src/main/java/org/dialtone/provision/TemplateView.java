package org.dialtone.provision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Dialect;
import org.dialtone.phone.ProvisioningRoot;
import org.dialtone.phone.VendorPack;

/** What a template sees: maps, lists and text, never an object of the house. Every key is always there; what isn't known is empty. */
public final class TemplateView {

    /** A day: phones that miss a NOTIFY still hear of a change by tomorrow. */
    private static final int RECHECK_MINUTES = 24 * 60;

    private final ProvisionPlan plan;
    private final VendorPack pack;
    private final Ip4 server;

    TemplateView(ProvisionPlan plan, VendorPack pack, Ip4 local) {
        this.plan = plan;
        this.pack = pack;
        this.server = plan.site().serverAddress() != null ? plan.site().serverAddress() : local;
    }

    /** Holds nothing of any one phone. */
    Map<String, Object> common(String model) {
        Map<String, Object> view = new HashMap<>();
        putRegistrar(view);
        putFolder(view);
        putSite(view);
        view.put("vendor", pack.key());
        view.put("model", text(model));
        view.put("mac", "");
        view.put("MAC", "");
        view.put("label", "");
        view.put("lines", List.of());
        view.put("unused", List.of());
        view.put("phonebookUrl", pack.phonebook(model).map(file -> plan.root().url(server) + file.name()).orElse(""));
        view.put("contacts", List.of());
        view.put("groups", List.of());
        return view;
    }

    /** The common view, and the phone book in it. */
    Map<String, Object> phonebook(String model) {
        Map<String, Object> view = common(model);
        PhonebookView book = new PhonebookView(plan.phonebook());
        view.put("contacts", book.contacts());
        view.put("groups", book.groups());
        return view;
    }

    /** Holds the phone's accounts; those beyond what the vendor's files can name are left out. */
    Map<String, Object> of(ProvisionPlan.Phone phone, MacAddress mac, String model) {
        Map<String, Object> view = common(model);
        view.put("mac", mac.plain());
        view.put("MAC", mac.plain().toUpperCase(Locale.ROOT));
        List<Map<String, Object>> lines = new ArrayList<>();
        List<Map<String, Object>> unused = new ArrayList<>();
        for (int i = 0; i < pack.dialect().accounts(); i++) {
            if (i < phone.lines().size()) {
                lines.add(line(i, phone.lines().get(i)));
            } else {
                unused.add(slot(i));
            }
        }
        view.put("label", lines.isEmpty() ? "" : lines.getFirst().get("label"));
        view.put("lines", lines);
        view.put("unused", unused);
        return view;
    }

    /** Views on which a pack's templates are tried when it is loaded: no line, one, as many as fit; known and unknown zone; a phone book. */
    public static List<Map<String, Object>> samples(VendorPack pack) {
        MacAddress mac = MacAddress.of("02:00:00:00:00:01");
        Ip4 server = Ip4.of("192.0.2.1");
        List<Map<String, Object>> views = new ArrayList<>();
        for (String zone : List.of("Europe/Berlin", "Etc/Unknown")) {
            for (int count : new int[] {0, 1, pack.dialect().accounts()}) {
                List<ProvisionPlan.Line> lines = Collections.nCopies(count,
                        new ProvisionPlan.Line("1001", "Reception", "1001", "secret"));
                ProvisionPlan.Phone phone = new ProvisionPlan.Phone(mac, null, null, lines, Set.of(), Set.of());
                views.add(new TemplateView(sample(zone, phone), pack, server).of(phone, mac, count == 0 ? null : "T46S"));
            }
        }
        views.add(new TemplateView(sample("Europe/Berlin", new ProvisionPlan.Phone(mac, null, null, List.of(), Set.of(), Set.of())), pack, server)
                .phonebook("T46S"));
        return views;
    }

    private static ProvisionPlan sample(String zone, ProvisionPlan.Phone phone) {
        return new ProvisionPlan(new ProvisioningRoot(80, "sample"), ProvisionPlan.LeaseRule.ENFORCE,
                ProvisionPlan.UnknownPhones.REFUSE,
                new ProvisionPlan.Site("Sample", zone, "en", zone.startsWith("Etc") ? List.of() : List.of("192.0.2.1"), null),
                new ProvisionPlan.Registrar(null, 5060, "udp", 3600), Map.of(phone.mac(), phone),
                List.of(new ProvisionPlan.Contact("Reception", List.of("1001"), null),
                        new ProvisionPlan.Contact("Doctor", List.of("030123", "0171", "0172"), "Outside")));
    }

    private void putRegistrar(Map<String, Object> view) {
        ProvisionPlan.Registrar registrar = plan.registrar();
        view.put("server", registrar.host() != null ? registrar.host() : server.toString());
        view.put("port", String.valueOf(registrar.port(registrar.transport())));
        view.put("transport", registrar.transport());
        view.put("transportCode", pack.dialect().transports().getOrDefault(registrar.transport(), ""));
        view.put("expires", String.valueOf(registrar.expires()));
        view.put("expiresMinutes", String.valueOf(Math.max(1, (registrar.expires() + 59) / 60)));
    }

    private void putFolder(Map<String, Object> view) {
        String root = plan.root().url(server);
        String folder = root.substring(0, root.length() - 1);
        view.put("root", root);
        view.put("folder", folder);
        view.put("folderPath", folder.substring("http://".length()));
        view.put("recheckHours", String.valueOf(RECHECK_MINUTES / 60));
        view.put("recheckMinutes", String.valueOf(RECHECK_MINUTES));
        view.put("recheckSeconds", String.valueOf(RECHECK_MINUTES * 60));
    }

    private void putSite(Map<String, Object> view) {
        Dialect dialect = pack.dialect();
        ProvisionPlan.Site site = plan.site();
        List<String> ntp = site.ntp().stream().map(source -> source.equals("self") ? server.toString() : source).toList();
        view.put("site", text(site.name()));
        view.put("ntp", ntp.isEmpty() ? "" : ntp.getFirst());
        view.put("ntp2", ntp.size() < 2 ? "" : ntp.get(1));
        view.put("timezone", text(site.timezone()));
        view.put("zone", dialect.timezones().getOrDefault(text(site.timezone()), Map.of()));
        view.put("language", dialect.languages().getOrDefault(text(site.language()), ""));
    }

    private Map<String, Object> line(int position, ProvisionPlan.Line line) {
        String name = line.displayName() == null || line.displayName().isBlank() ? line.number() : line.displayName();
        Map<String, Object> view = slot(position);
        view.put("user", line.number());
        view.put("displayName", name);
        view.put("label", name);
        view.put("auth", line.authName() == null ? line.number() : line.authName());
        view.put("password", text(line.password()));
        return view;
    }

    private Map<String, Object> slot(int position) {
        List<Map<String, String>> names = pack.dialect().accountNames();
        Map<String, Object> view = new HashMap<>();
        view.put("index", String.valueOf(position + 1));
        view.put("names", position < names.size() ? names.get(position) : Map.of());
        return view;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
