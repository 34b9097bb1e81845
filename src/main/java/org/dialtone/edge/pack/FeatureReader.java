package org.dialtone.edge.pack;

import io.quarkus.qute.Expression;
import io.quarkus.qute.Template;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.dialtone.phone.Features;
import org.dialtone.phone.Features.DialPlan;
import org.dialtone.phone.Features.Raw;
import org.dialtone.provision.Codec;
import org.dialtone.provision.FunctionKey;

/** Reads how a vendor spells what can be set for phones. */
final class FeatureReader {

    /** Keys of {@code pack.yaml} that it reads. */
    static final String[] KEYS = {"codecs", "codecSeparator", "dtmf", "keyTypes", "keys", "keyNames", "keysPerPage", "adminUser", "dialPlan", "raw", "reserved"};

    private static final Set<String> DTMF = Set.of("rfc2833", "info", "inband");
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final YamlMap map;

    private FeatureReader(YamlMap map) {
        this.map = map;
    }

    /** @param templates of the files that hold one phone's settings */
    static Features read(YamlMap map, Collection<Template> templates) {
        FeatureReader reader = new FeatureReader(map);
        return new Features(reader.spelt("codecs", keys(Codec.values(), Codec::key)), map.text("codecSeparator", ","), reader.spelt("dtmf", DTMF),
                reader.spelt("keyTypes", keys(FunctionKey.Kind.values(), FunctionKey.Kind::key)), map.number("keys", 0),
                map.maps("keyNames").stream().map(YamlMap::pairs).toList(), Math.max(1, map.number("keysPerPage", 1)), map.text("adminUser", ""),
                map.map("dialPlan").map(FeatureReader::dialPlan).orElse(DialPlan.NONE), map.map("raw").map(FeatureReader::raw).orElse(Raw.NONE),
                map.texts("reserved"), carried(templates));
    }

    private static <T> Set<String> keys(T[] values, Function<T, String> key) {
        return Arrays.stream(values).map(key).collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, String> spelt(String key, Set<String> known) {
        Map<String, String> pairs = map.pairs(key);
        pairs.keySet().stream().filter(name -> !known.contains(name))
                .forEach(name -> map.fault(key, "\"" + name + "\" is none of " + String.join(", ", known.stream().sorted().toList())));
        return pairs;
    }

    private static DialPlan dialPlan(YamlMap map) {
        map.allow("digit", "star", "between", "before", "rest", "after", "longest", "rules");
        return new DialPlan(map.required("digit"), map.text("star", "*"), map.text("between", ""), map.text("before", ""), map.text("rest", ""),
                map.text("after", ""), map.number("longest", 0), map.number("rules", 0));
    }

    private static Raw raw(YamlMap map) {
        map.allow("key", "heads", "paths");
        String key = map.required("key");
        try {
            return new Raw(Pattern.compile(key), map.texts("heads"), map.text("paths", "false").equals("true"));
        } catch (PatternSyntaxException e) {
            map.fault("key", "not a regular expression: " + key + " (" + e.getDescription() + ")");
            return new Raw(NOTHING, map.texts("heads"), false);
        }
    }

    private static Set<String> carried(Collection<Template> templates) {
        return templates.stream().flatMap(template -> template.getExpressions().stream()).map(Expression::getParts)
                .filter(parts -> !parts.isEmpty()).map(parts -> parts.getFirst().getName()).collect(Collectors.toUnmodifiableSet());
    }
}
