package org.dialtone.site.file;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.dhcp.OptionValue;
import org.dialtone.dhcp.wire.OptionDefinition;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.site.model.Site.Option;
import org.dialtone.site.model.Unreadable;

/**
 * Converts options as the operator writes them: by number or name, with values by shape, with placeholders in texts.
 */
public final class OptionTexts {

    private static final Set<String> PLACEHOLDERS =
            Set.of("server", "root", "port", "token", "mac", "MAC", "vendor", "model");
    private static final Pattern BRACES = Pattern.compile("\\{\\{[^{}]*}}|\\{([A-Za-z][A-Za-z0-9_-]*)}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private OptionTexts() {}

    /** The definition of an option by its number or name. */
    static OptionDefinition definition(String key) {
        OptionDefinition option = NUMBER.matcher(key).matches()
                ? OptionTable.byCode(Integer.parseInt(key))
                : OptionTable.byName(key).orElseThrow(() -> unknown(key));
        if (option.isProtocol()) {
            throw new Unreadable(
                    "option " + option.code() + " (" + option.name() + ") is set by the protocol itself",
                    "remove it: subnet and lease times of the scope decide");
        }
        return option;
    }

    private static Unreadable unknown(String key) {
        return new Unreadable(
                "no option has the name " + Conversions.quote(key),
                Nearest.to(
                                key,
                                OptionTable.all().stream()
                                        .map(OptionDefinition::name)
                                        .toList())
                        .map(near -> "did you mean " + near + "?")
                        .orElse("write its number, 1 to 254"));
    }

    /** Checks one text of an option's value. */
    static String text(String text) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new Unreadable("the value holds a control character", "write it on one line, or as bytes: 0x...");
        }
        Matcher braces = BRACES.matcher(text);
        while (braces.find()) {
            if (braces.group(1) != null && !PLACEHOLDERS.contains(braces.group(1))) {
                throw new Unreadable(
                        "there is no placeholder {" + braces.group(1) + "}",
                        "known are {" + String.join("}, {", new TreeSet<>(PLACEHOLDERS))
                                + "}; for the text itself write {{" + braces.group(1) + "}}");
            }
        }
        return text;
    }

    /**
     * The plan's value for these texts.
     *
     * @throws IllegalArgumentException where the values don't fit the option's shape
     */
    public static OptionValue value(int code, List<String> values) {
        return value(OptionTable.byCode(code), values);
    }

    /** As {@link #value(int, List)}, for an option with sub-options too. */
    public static OptionValue value(Option option) {
        return option.parts().isEmpty()
                ? value(option.code(), option.values())
                : EnterpriseTexts.has(option.code())
                        ? EnterpriseTexts.value(option.code(), option.parts())
                        : new OptionValue.Encapsulated(SubOptionTexts.settings(option.parts()));
    }

    static OptionValue value(OptionDefinition option, List<String> values) {
        byte[] bytes = option.encode(values);
        boolean waits = option.isText() && BRACES.matcher(values.getFirst()).find();
        return waits ? new OptionValue.Text(values.getFirst()) : new OptionValue.Bytes(bytes);
    }
}
