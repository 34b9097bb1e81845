package org.dialtone.pack;

import io.quarkus.qute.TemplateException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.MacBlock;
import org.dialtone.net.Oui;
import org.dialtone.phone.BookSearch;
import org.dialtone.phone.Dialect;
import org.dialtone.phone.FirmwareAdvice;
import org.dialtone.phone.PackFile;
import org.dialtone.phone.PackFile.Kind;
import org.dialtone.phone.Quirk;
import org.dialtone.phone.VendorPack;
import org.dialtone.phone.VlanOptions;
import org.dialtone.phone.ZoneWords;
import org.dialtone.provision.Renderer.Rendering;
import org.dialtone.provision.SampleViews;
import org.dialtone.provision.Zones;
import org.dialtone.site.file.YamlMap;

/** Reads one pack, and tries its templates if it shall; tells every fault it finds, not just the first. */
final class PackReader {

    static final String PACK = "pack.yaml";
    private static final int MOST_FILES = 200;
    private static final int MOST_FOUND = 50;
    private static final int LONGEST_NAME = 200;
    private static final Map<Syntax, TemplateEngine> ENGINES = engines();

    private final PackSource source;
    private final String key;
    private final Trial trial;
    private final List<PackFault> faults;
    private final Map<String, PackTemplate> templates = new HashMap<>();
    private final Map<String, Syntax> syntaxes = new HashMap<>();
    private String lineEnd = "\n";

    private PackReader(PackSource source, String key, Trial trial, List<PackFault> faults) {
        this.source = source;
        this.key = key;
        this.trial = trial;
        this.faults = faults;
    }

    private static Map<Syntax, TemplateEngine> engines() {
        Map<Syntax, TemplateEngine> engines = new EnumMap<>(Syntax.class);
        for (Syntax syntax : Syntax.values()) {
            engines.put(syntax, new TemplateEngine(syntax));
        }
        return engines;
    }

    /** Whether templates are compiled and tried with sample views, or wait until a phone asks. */
    enum Trial {
        NOW,
        /** For what comes with the program: its own tests have tried it. */
        BEFORE
    }

    /** A pack and its templates by id. */
    record ReadPack(VendorPack pack, Map<String, PackTemplate> templates) {}

    /** The result is fit for use only where no fault was added. */
    static ReadPack read(PackSource source, String key, Trial trial, List<PackFault> faults) {
        PackReader reader = new PackReader(source, key, trial, faults);
        String text = source.read(key, PACK).orElse("");
        VendorPack pack = YamlMap.read(text, reader::fault).map(reader::pack).orElse(null);
        if (faults.isEmpty() && trial == Trial.NOW) {
            reader.tryTemplates(pack);
        }
        return new ReadPack(pack, reader.templates);
    }

    /** The line end holds for all of the pack's files: some phones read no line that ends otherwise. */
    private void readLineEnd(YamlMap map) {
        String text = map.text("lineEnd", "lf");
        if (text.equals("crlf")) {
            lineEnd = "\r\n";
        } else if (!text.equals("lf")) {
            map.fault("lineEnd", "\"" + text + "\" is neither lf nor crlf");
        }
    }

    private VendorPack pack(YamlMap map) {
        map.allow(Stream.concat(
                        Stream.of(
                                "name",
                                "ouis",
                                "vendorClasses",
                                "userAgents",
                                "macCase",
                                "syntax",
                                "options",
                                "files",
                                "accounts",
                                "accountNames",
                                "encapsulated",
                                "blocks",
                                "lineEnd",
                                "transports",
                                "languages",
                                "timezones",
                                "zoneRule",
                                "notify",
                                "restarts",
                                "quirks",
                                "vlan",
                                "pnp",
                                "firmware"),
                        Stream.of(FeatureReader.KEYS))
                .toArray(String[]::new));
        readLineEnd(map);
        Syntax syntax = syntax(map, "syntax", null);
        List<PackFile> files = map.atMost(MOST_FILES, "files", map.maps("files")).stream()
                .map(file -> file(file, syntax))
                .toList();
        List<String> own = files.stream()
                .filter(file -> file.kind() == Kind.PHONE)
                .map(file -> key + "/" + file.template())
                .filter(templates::containsKey)
                .distinct()
                .toList();
        return new VendorPack(
                key,
                map.required("name"),
                ouis(map),
                Expressions.all(map, "vendorClasses"),
                Expressions.all(map, "userAgents"),
                options(map, "options"),
                files,
                map.text("macCase", "lower").equals("upper"),
                dialect(map, own.stream().map(templates::get).toList(), lost(own)),
                map.maps("quirks").stream().map(PackReader::quirk).toList(),
                map.map("vlan").map(PackReader::vlan).orElse(VlanOptions.NONE),
                options(map, "encapsulated"),
                blocks(map),
                map.text("pnp", VendorPack.FOLDER),
                map.map("firmware").map(AdviceReader::read).orElse(FirmwareAdvice.NONE));
    }

    private String lost(List<String> ids) {
        return ids.stream().map(syntaxes::get).distinct().map(Syntax::lost).collect(Collectors.joining());
    }

    private static Dialect dialect(YamlMap map, List<PackTemplate> own, String lost) {
        List<Map<String, String>> names =
                map.maps("accountNames").stream().map(YamlMap::pairs).toList();
        return new Dialect(
                map.number("accounts", names.size()),
                names,
                map.pairs("transports"),
                map.pairs("languages"),
                map.tables("timezones"),
                map.map("zoneRule").map(PackReader::zoneWords).orElse(ZoneWords.NONE),
                map.pairs("notify"),
                restarts(map),
                FeatureReader.read(map, own, lost));
    }

    private static ZoneWords zoneWords(YamlMap map) {
        map.allow("otherwise", "saving", "fixed");
        ZoneWords words = new ZoneWords(map.pairs("otherwise"), map.pairs("saving"), map.pairs("fixed"));
        try {
            Zones.tried(words);
        } catch (IllegalArgumentException e) {
            map.fault("saving", e.getMessage());
        }
        return words;
    }

    /** Phones of which it isn't known may restart. */
    private static boolean restarts(YamlMap map) {
        String word = map.text("restarts", "no");
        if (!List.of("yes", "no", "unknown").contains(word)) {
            map.fault("restarts", "\"" + word + "\" is neither yes, no nor unknown");
        }
        return !word.equals("no");
    }

    private static Quirk quirk(YamlMap map) {
        map.allow("says", "source", "sure");
        return new Quirk(map.required("says"), map.required("source"), map.required("sure"));
    }

    private static VlanOptions vlan(YamlMap map) {
        map.allow("options", "encapsulated", "source", "sure");
        return new VlanOptions(
                options(map, "options"), options(map, "encapsulated"), map.required("source"), map.required("sure"));
    }

    private static Set<Oui> ouis(YamlMap map) {
        Set<Oui> ouis = new HashSet<>();
        for (String text : map.texts("ouis")) {
            try {
                ouis.add(Oui.of(text));
            } catch (IllegalArgumentException e) {
                map.fault("ouis", e.getMessage());
            }
        }
        return Set.copyOf(ouis);
    }

    private static Map<MacBlock, String> blocks(YamlMap map) {
        Map<MacBlock, String> blocks = new HashMap<>();
        map.pairs("blocks").forEach((digits, family) -> {
            try {
                blocks.put(MacBlock.of(digits), family);
            } catch (IllegalArgumentException e) {
                map.fault("blocks", e.getMessage());
            }
        });
        return Map.copyOf(blocks);
    }

    private static Map<Integer, String> options(YamlMap map, String key) {
        Map<Integer, String> options = new HashMap<>();
        map.pairs(key).forEach((code, text) -> {
            if (code.matches("\\d{1,3}") && Integer.parseInt(code) >= 1 && Integer.parseInt(code) <= 254) {
                options.put(Integer.valueOf(code), text);
            } else {
                map.fault(key, "an option's code is 1 to 254, not " + code);
            }
        });
        return Map.copyOf(options);
    }

    private PackFile file(YamlMap map, Syntax common) {
        map.allow("name", "kind", "template", "type", "syntax", "models", "firmware", "why", "search");
        String name = map.required("name");
        Kind kind = kind(map);
        boolean rendered = kind == Kind.PHONE || kind == Kind.MODEL || kind == Kind.COMMON || kind == Kind.PHONEBOOK;
        Syntax syntax = syntax(map, "syntax", common);
        String template =
                rendered ? map.required("template") : kind == Kind.FIRMWARE ? map.text("template", null) : null;
        if (template != null && !template.isEmpty()) {
            compile(map, template, syntax);
        }
        Pattern models = map.has("models")
                ? Expressions.sign(map, "models", map.text("models", "")).orElse(null)
                : null;
        Pattern pattern = pattern(map, name);
        if (kind == Kind.PHONE && !pattern.pattern().contains("(?<mac>")) {
            map.fault(
                    "name",
                    "a phone's file needs {mac}, {mac-} or {mac_} in its name: its secrets go to that phone only");
        }
        return new PackFile(
                name,
                pattern,
                kind,
                template,
                map.text("type", syntax == null ? null : syntax.type()),
                models,
                map.text("why", null),
                map.map("search").map(search -> search(search, kind)).orElse(null),
                firmware(map));
    }

    private static String firmware(YamlMap map) {
        String least = map.text("firmware", null);
        if (least != null && !least.matches("\\d{1,9}(\\.\\d{1,9}){0,9}")) {
            map.fault("firmware", "\"" + least + "\" is no version: write numbers with dots between, as 2.12");
        }
        return least;
    }

    private static BookSearch search(YamlMap map, Kind kind) {
        map.allow("names", "numbers", "first", "count", "echo", "most", "longest");
        if (kind != Kind.PHONEBOOK) {
            map.fault("names", "only a phone book is searched");
        }
        return new BookSearch(
                map.texts("names"),
                map.texts("numbers"),
                map.text("first", null),
                map.text("count", null),
                map.text("echo", null),
                Math.max(1, map.number("most", MOST_FOUND)),
                Math.max(1, map.number("longest", LONGEST_NAME)));
    }

    private static Pattern pattern(YamlMap map, String name) {
        try {
            return NamePattern.compile(name);
        } catch (IllegalArgumentException e) {
            map.fault("name", e.getMessage());
            return Pattern.compile("(?!)");
        }
    }

    private static Kind kind(YamlMap map) {
        String text = map.required("kind");
        try {
            return Kind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            map.fault("kind", "\"" + text + "\" is none of phone, model, common, phonebook, firmware, log, absent");
            return Kind.ABSENT;
        }
    }

    private static Syntax syntax(YamlMap map, String name, Syntax absent) {
        String text =
                map.text(name, absent == null ? "keyvalue" : absent.name()).toUpperCase(Locale.ROOT);
        try {
            return Syntax.valueOf(text);
        } catch (IllegalArgumentException e) {
            map.fault(
                    name,
                    "\"" + text.toLowerCase(Locale.ROOT) + "\" is none of xml, quotedxml, keyvalue, commented, quoted");
            return Syntax.KEYVALUE;
        }
    }

    private void compile(YamlMap map, String name, Syntax syntax) {
        String id = key + "/" + name;
        Syntax before = syntaxes.putIfAbsent(id, syntax);
        if (before != null) {
            if (before != syntax) {
                map.fault("template", "\"" + name + "\" can't be of two syntaxes: its values are escaped for one");
            }
            return;
        }
        if (!source.names(key).contains(name)) {
            map.fault("template", "no file \"" + name + "\" lies beside pack.yaml");
            return;
        }
        Supplier<String> text = () -> source.read(key, name)
                .orElseThrow(() -> new TemplateException("its file is gone"))
                .replaceAll("\r?\n", lineEnd);
        PackTemplate template = new PackTemplate(ENGINES.get(syntax), id, text);
        try {
            if (trial == Trial.NOW) {
                template.compiled();
            }
            templates.put(id, template);
        } catch (TemplateException e) {
            fault(TemplateEngine.fault(id, e));
        }
    }

    private void tryTemplates(VendorPack pack) {
        List<Map<String, Object>> views = SampleViews.of(pack);
        new ArrayList<>(templates.values())
                .forEach(template -> views.stream()
                        .map(view -> template.render(view))
                        .filter(Rendering.Fault.class::isInstance)
                        .findFirst()
                        .ifPresent(this::fault));
    }

    private void fault(int line, int column, String says) {
        faults.add(new PackFault(key + "/" + PACK, line, column, says));
    }

    private void fault(Rendering rendering) {
        if (rendering instanceof Rendering.Fault(String file, int line, int column, String says)) {
            faults.add(new PackFault(file, line, column, says));
        }
    }
}
