package org.dialtone.provision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.VendorPack;

/**
 * The input of a template: maps, lists and text, never an object of the program. Every key is always there; unknown
 * values are empty.
 */
final class TemplateView {

    private final ProvisionPlan plan;
    private final VendorPack pack;
    private final Ip4 server;
    private final TemplateLinks links;
    private final MacAddress asker;

    TemplateView(ProvisionPlan plan, VendorPack pack, Ip4 local, FirmwareLookup firmware) {
        this(plan, pack, local, firmware, null);
    }

    /** @param asker the phone of the site that asks for a file of many phones, or null */
    TemplateView(ProvisionPlan plan, VendorPack pack, Ip4 local, FirmwareLookup firmware, MacAddress asker) {
        this.plan = plan;
        this.pack = pack;
        this.server = plan.site().serverAddress() != null ? plan.site().serverAddress() : local;
        this.links = new TemplateLinks(plan, firmware, server);
        this.asker = asker;
    }

    /** A view without data of any single phone. */
    Map<String, Object> common(String model) {
        Map<String, Object> view = of(plan.levels().of(pack.key(), model, null), model, asker, null);
        view.put("model", text(model));
        List.of(
                        "mac",
                        "MAC",
                        "label",
                        "pickup",
                        "adminPassword",
                        "actionUrl",
                        "held",
                        "code",
                        "page",
                        "pages",
                        "nextPage",
                        "total",
                        "first",
                        "last",
                        "echo")
                .forEach(key -> view.put(key, ""));
        List.of("lines", "unused", "keys", "unusedKeys", "keyPages", "contacts", "groups", "entries")
                .forEach(key -> view.put(key, List.of()));
        return view;
    }

    /**
     * The view for a phone's file without any account of the site. @param code the code to show, or null: the phone
     * isn't pending
     */
    Map<String, Object> bare(MacAddress mac, String model, String code) {
        Map<String, Object> view =
                of(new ProvisionPlan.Phone(mac, null, null, visit(mac, code), Set.of(), Set.of()), mac, model);
        // The password may be the same on every phone of the site, and the phone book is for the site's phones alone.
        List.of("adminPassword", "actionUrl", "phonebookUrl").forEach(key -> view.put(key, ""));
        if (code != null) {
            view.put("held", "1");
            view.put("code", code);
            view.put("recheckHours", "1");
            view.put("recheckMinutes", "1");
            view.put("recheckSeconds", "60");
        }
        return view;
    }

    /**
     * The line of a pending phone. Its name is the code, so that each phone that shows its line shows the code; and the
     * box can tell a phone that registers of its adoption.
     */
    private List<ProvisionPlan.Line> visit(MacAddress mac, String code) {
        return code == null || plan.visits() == null
                ? List.of()
                : List.of(new ProvisionPlan.Line(
                        PendingPhone.user(code),
                        PendingPhone.label(code),
                        PendingPhone.user(code),
                        plan.visits().password(mac)));
    }

    /** The common view with the phone book, the whole and this page of it. */
    Map<String, Object> phonebook(String model, int page) {
        Map<String, Object> view = common(model);
        PhonebookView book = new PhonebookView(plan.phonebook());
        view.put("entries", book.page(page));
        view.put("page", String.valueOf(page));
        view.put("pages", String.valueOf(book.pages()));
        view.put("nextPage", page < book.pages() ? String.valueOf(page + 1) : "");
        view.put("contacts", book.contacts());
        view.put("groups", book.groups());
        return view;
    }

    /** The common view with the results of a search of the phone book. */
    Map<String, Object> found(String model, BookQuery query) {
        Map<String, Object> view = common(model);
        PhonebookView.Found found = new PhonebookView(plan.phonebook()).found(query);
        view.put("entries", found.entries());
        view.put("total", String.valueOf(found.total()));
        view.put("first", found.entries().isEmpty() ? "" : String.valueOf(found.before() + 1));
        view.put(
                "last",
                found.entries().isEmpty()
                        ? ""
                        : String.valueOf(found.before() + found.entries().size()));
        view.put("echo", query.echo());
        return view;
    }

    /**
     * @param firmwareOf the phone of the site that the firmware is for, or null
     * @param phone      whose own file it is, or null
     */
    private Map<String, Object> of(Effective effective, String model, MacAddress firmwareOf, MacAddress phone) {
        Map<String, Object> view = new HashMap<>();
        putRegistrar(view, effective.text(Setting.TRANSPORT));
        putFolder(view);
        view.put("vendor", pack.key());
        view.put("site", plain(plan.site().name()));
        new SettingsView(pack, effective, server, phone).put(view, plan.levels().numbers());
        view.put(
                "phonebookUrl",
                effective.is(Setting.PHONEBOOK, "on")
                        ? pack.phonebook(model)
                                .map(file -> plan.root().url(server) + file.name())
                                .orElse("")
                        : "");
        links.common(view, pack.key(), model, firmwareOf);
        return view;
    }

    /** The view with the phone's accounts; accounts beyond those that the vendor's files can name are left out. */
    Map<String, Object> of(ProvisionPlan.Phone phone, MacAddress mac, String model) {
        Effective effective = plan.levels().of(pack.key(), model, phone);
        Map<String, Object> view = common(model);
        view.putAll(of(effective, model, phone.mac(), phone.mac()));
        links.of(view, mac);
        view.put("mac", mac.plain());
        view.put("MAC", mac.plain().toUpperCase(Locale.ROOT));
        List<Map<String, Object>> lines = new ArrayList<>();
        List<Map<String, Object>> unused = new ArrayList<>();
        for (int i = 0; i < pack.dialect().accounts(); i++) {
            if (i < phone.lines().size()) {
                lines.add(line(i, phone.lines().get(i), view));
            } else {
                unused.add(slot(i));
            }
        }
        view.put("label", lines.isEmpty() ? "" : lines.getFirst().get("label"));
        view.put("lines", lines);
        view.put("unused", unused);
        view.put(
                "pickup",
                phone.lines().stream()
                        .map(line -> line.pickup().code())
                        .filter(code -> !code.isEmpty())
                        .findFirst()
                        .orElse(""));
        view.put(
                "adminPassword",
                effective.adminPassword(phone.password(), plan.levels().sitePassword()));
        new KeysView(pack.dialect().features(), this::plain, phone.lines()).put(view, phone.keys());
        return view;
    }

    /** Puts the registrar. A vendor whose files can't name a transport keeps to UDP, and so to its port. */
    private void putRegistrar(Map<String, Object> view, String wanted) {
        ProvisionPlan.Registrar registrar = plan.registrar();
        Map<String, String> spelt = pack.dialect().transports();
        String transport = spelt.containsKey("udp") && !spelt.containsKey(wanted) ? "udp" : wanted;
        view.put("server", registrar.host() != null ? registrar.host() : server.toString());
        view.put("port", String.valueOf(registrar.port(transport)));
        view.put("transport", transport);
        view.put("transportCode", spelt.getOrDefault(transport, ""));
        view.put("expires", String.valueOf(registrar.expires()));
        view.put("expiresMinutes", String.valueOf(Math.max(1, (registrar.expires() + 59) / 60)));
    }

    private void putFolder(Map<String, Object> view) {
        String root = plan.root().url(server);
        String folder = root.substring(0, root.length() - 1);
        view.put("root", root);
        view.put("folder", folder);
        view.put("folderPath", folder.substring("http://".length()));
    }

    private Map<String, Object> line(int position, ProvisionPlan.Line line, Map<String, Object> all) {
        String name =
                plain(line.displayName() == null || line.displayName().isBlank() ? line.number() : line.displayName());
        Map<String, Object> view = slot(position);
        view.put("user", line.number());
        view.put("displayName", name);
        view.put("label", name);
        view.put("auth", line.authName() == null ? line.number() : line.authName());
        view.put("password", text(line.password()));
        view.put("pickup", line.pickup().code());
        view.put("codecChoices", choices(names(position).get("codecs"), all));
        return view;
    }

    /**
     * The codecs for vendors that have a parameter for each place in the order: the last codec fills the places that
     * are left.
     */
    private static List<Map<String, Object>> choices(String parameters, Map<String, Object> view) {
        List<?> codecs = (List<?>) view.get("codecs");
        List<Map<String, Object>> choices = new ArrayList<>();
        for (String parameter : parameters == null || codecs.isEmpty() ? new String[0] : parameters.split(" ")) {
            choices.add(Map.of(
                    "key",
                    parameter,
                    "value",
                    ((Map<?, ?>) codecs.get(Math.min(choices.size(), codecs.size() - 1))).get("name")));
        }
        return List.copyOf(choices);
    }

    private Map<String, Object> slot(int position) {
        Map<String, Object> view = new HashMap<>();
        view.put("index", String.valueOf(position + 1));
        view.put("names", names(position));
        return view;
    }

    private Map<String, String> names(int position) {
        List<Map<String, String>> names = pack.dialect().accountNames();
        return position < names.size() ? names.get(position) : Map.of();
    }

    /**
     * The value, with a blank at its end where it would be a reserved word, so that a text never has a special meaning.
     */
    private String plain(String value) {
        String text = PlainText.of(text(value)).strip();
        boolean reserved = pack.dialect().features().reserved().stream().anyMatch(text::equalsIgnoreCase);
        return reserved ? text.charAt(0) + " " + text.substring(1) : text;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
