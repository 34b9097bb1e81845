package org.dialtone.pack;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialtone.phone.Features;
import org.dialtone.phone.Features.DialPlan;
import org.dialtone.phone.Features.Raw;
import org.dialtone.provision.Codec;
import org.dialtone.provision.FunctionKey;
import org.dialtone.site.file.YamlMap;

/** Reads the vendor's spelling of the settings of phones. */
final class FeatureReader {

    /** The keys of {@code pack.yaml} that this reader takes. */
    static final String[] KEYS = {
        "codecs",
        "codecSeparator",
        "dtmf",
        "keyTypes",
        "keys",
        "keyNames",
        "keysPerPage",
        "adminUser",
        "dialPlan",
        "raw",
        "reserved"
    };

    private static final Set<String> DTMF = Set.of("rfc2833", "info", "inband");
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private static final int MOST_KEYS = 300;
    private static final int MOST_RULES = 100;

    private final YamlMap map;

    private FeatureReader(YamlMap map) {
        this.map = map;
    }

    /**
     * @param templates of the files that hold one phone's settings
     * @param lost      characters that these files can't hold
     */
    static Features read(YamlMap map, Collection<PackTemplate> templates, String lost) {
        FeatureReader reader = new FeatureReader(map);
        return new Features(
                reader.spelt("codecs", keys(Codec.values(), Codec::key)),
                map.text("codecSeparator", ","),
                reader.spelt("dtmf", DTMF),
                reader.spelt("keyTypes", keys(FunctionKey.Kind.values(), FunctionKey.Kind::key)),
                bounded(map, "keys", MOST_KEYS),
                map.atMost(MOST_KEYS, "keyNames", map.maps("keyNames")).stream()
                        .map(YamlMap::pairs)
                        .toList(),
                Math.max(1, map.number("keysPerPage", 1)),
                map.text("adminUser", ""),
                map.map("dialPlan").map(FeatureReader::dialPlan).orElse(DialPlan.NONE),
                map.map("raw").map(FeatureReader::raw).orElse(Raw.NONE),
                map.texts("reserved"),
                PackTemplate.keys(templates),
                lost);
    }

    private static <T> Set<String> keys(T[] values, Function<T, String> key) {
        return Arrays.stream(values).map(key).collect(Collectors.toUnmodifiableSet());
    }

    private static int bounded(YamlMap map, String key, int most) {
        int number = map.number(key, 0);
        if (number > most) {
            map.fault(key, "at most " + most);
        }
        return Math.min(number, most);
    }

    private Map<String, String> spelt(String key, Set<String> known) {
        Map<String, String> pairs = map.pairs(key);
        pairs.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> map.fault(
                        key,
                        "\"" + name + "\" is none of "
                                + String.join(", ", known.stream().sorted().toList())));
        return pairs;
    }

    private static DialPlan dialPlan(YamlMap map) {
        map.allow("digit", "star", "between", "before", "rest", "after", "longest", "rules");
        return new DialPlan(
                map.required("digit"),
                map.text("star", "*"),
                map.text("between", ""),
                map.text("before", ""),
                map.text("rest", ""),
                map.text("after", ""),
                map.number("longest", 0),
                bounded(map, "rules", MOST_RULES));
    }

    private static Raw raw(YamlMap map) {
        map.allow("key", "heads", "paths");
        return new Raw(
                Expressions.one(map, "key", map.required("key")).orElse(NOTHING),
                map.texts("heads"),
                map.text("paths", "false").equals("true"));
    }
}
