package org.dialtone.site.file;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.dhcp.OptionValue;
import org.dialtone.dhcp.wire.Misfit;
import org.dialtone.dhcp.wire.OptionDefinition;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.site.model.Flaw;
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

    private static final int MOST = 254;

    private OptionTexts() {}

    /** The definition of an option by its number or name. */
    static OptionDefinition definition(String key) {
        OptionDefinition option = NUMBER.matcher(key).matches()
                ? numbered(Integer.parseInt(key))
                : OptionTable.byName(key).orElseThrow(() -> unknown(key));
        if (option.isProtocol()) {
            throw new Unreadable(Flaw.OPTION_OF_PROTOCOL, option.code(), option.name());
        }
        return option;
    }

    private static OptionDefinition numbered(int code) {
        if (code < 1 || code > MOST) {
            throw new Unreadable(Flaw.OPTION_CODE_OUT_OF_RANGE, code);
        }
        return OptionTable.byCode(code);
    }

    private static Unreadable unknown(String key) {
        return Nearest.to(
                        key,
                        OptionTable.all().stream().map(OptionDefinition::name).toList())
                .map(near -> new Unreadable(Flaw.OPTION_MISSPELT, key, near))
                .orElseGet(() -> new Unreadable(Flaw.OPTION_UNKNOWN, key));
    }

    /** Checks one text of an option's value. */
    static String text(String text) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new Unreadable(Flaw.OPTION_WITH_CONTROLS);
        }
        Matcher braces = BRACES.matcher(text);
        while (braces.find()) {
            if (braces.group(1) != null && !PLACEHOLDERS.contains(braces.group(1))) {
                throw new Unreadable(
                        Flaw.PLACEHOLDER_UNKNOWN, braces.group(1), String.join("}, {", new TreeSet<>(PLACEHOLDERS)));
            }
        }
        return text;
    }

    /**
     * The plan's value for these texts.
     *
     * @throws Unreadable where the values don't fit the option's shape
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

    static byte[] encode(OptionDefinition option, List<String> values) {
        try {
            return option.encode(values);
        } catch (Misfit e) {
            throw new Unreadable(
                    flaw(e.why()),
                    e.option().code(),
                    e.option().name(),
                    e.detail(),
                    e.option().shape());
        }
    }

    private static Flaw flaw(Misfit.Why why) {
        return switch (why) {
            case NO_VALUE -> Flaw.OPTION_WITHOUT_VALUE;
            case TOO_LONG -> Flaw.OPTION_TOO_LONG;
            case NO_BYTES -> Flaw.OPTION_NO_BYTES;
            case NO_HEX -> Flaw.OPTION_NO_HEX;
            case NO_ENTERPRISE -> Flaw.OPTION_NO_ENTERPRISE;
            case TOO_MANY -> Flaw.OPTION_TOO_MANY;
            case ODD -> Flaw.OPTION_ODD;
            case OUT_OF_RANGE -> Flaw.OPTION_OUT_OF_RANGE;
            case NO_FLAG -> Flaw.OPTION_NO_FLAG;
            case FALSE -> Flaw.OPTION_FALSE;
            case NO_ROUTE -> Flaw.OPTION_NO_ROUTE;
            case NO_SUBNET -> Flaw.OPTION_NO_SUBNET;
            case NO_ADDRESS -> Flaw.OPTION_NO_ADDRESS;
            case NO_DOMAIN -> Flaw.OPTION_NO_DOMAIN;
            case NO_NUMBER -> Flaw.OPTION_NO_NUMBER;
            case MIXED -> Flaw.OPTION_MIXED;
            case EMPTY -> Flaw.OPTION_EMPTY;
            case CONTROL -> Flaw.OPTION_CONTROL;
        };
    }

    static OptionValue value(OptionDefinition option, List<String> values) {
        byte[] bytes = encode(option, values);
        boolean waits = option.isText() && BRACES.matcher(values.getFirst()).find();
        return waits ? new OptionValue.Text(values.getFirst()) : new OptionValue.Bytes(bytes);
    }
}
