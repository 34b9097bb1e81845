package org.dialtone.site.file;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dialtone.dhcp.OptionSetting;
import org.dialtone.dhcp.OptionValue;
import org.dialtone.dhcp.wire.OptionDefinition;
import org.dialtone.dhcp.wire.OptionShape;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site.SubOption;
import org.dialtone.site.model.Unreadable;

/**
 * Converts sub-options of options 43 and 125. Each vendor numbers its own, so the file gives the shape where it isn't
 * text.
 */
public final class SubOptionTexts {

    /** The shape of a text with a NUL behind it: some phones read on until they find one. */
    public static final String TEXT_NUL = "text-nul";

    private static final int LONGEST = 255;
    private static final Map<String, OptionShape> SHAPES = Arrays.stream(OptionShape.values())
            .filter(shape -> shape != OptionShape.ANYTHING && !shape.isNested())
            .collect(Collectors.toUnmodifiableMap(SubOptionTexts::name, Function.identity()));

    private SubOptionTexts() {}

    /** All shapes by their names; {@link #TEXT_NUL} is a text. */
    public static Map<String, OptionShape> shapes() {
        Map<String, OptionShape> shapes = new LinkedHashMap<>();
        Arrays.stream(OptionShape.values()).filter(SHAPES::containsValue).forEach(shape -> {
            shapes.put(name(shape), shape);
            if (shape == OptionShape.TEXT) {
                shapes.put(TEXT_NUL, shape);
            }
        });
        return shapes;
    }

    private static String name(OptionShape shape) {
        return shape.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static int code(String text) {
        return Conversions.number(1, 254).apply(text);
    }

    static String shape(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (!name.equals(TEXT_NUL) && !SHAPES.containsKey(name)) {
            throw new Unreadable(Flaw.SHAPE_UNKNOWN, text);
        }
        return name;
    }

    /** @throws Unreadable where the values don't fit the shape */
    static OptionSetting setting(SubOption part) {
        boolean nul = TEXT_NUL.equals(part.shape());
        OptionShape shape =
                part.shape() == null ? OptionShape.ANYTHING : nul ? OptionShape.TEXT : SHAPES.get(part.shape());
        OptionDefinition definition = new OptionDefinition(part.code(), "sub-option", shape);
        byte[] bytes = OptionTexts.encode(definition, part.values());
        if (bytes.length + (nul ? 1 : 0) > LONGEST) {
            throw new Unreadable(Flaw.SUB_OPTION_TOO_LONG, part.code(), bytes.length, LONGEST);
        }
        OptionValue value = OptionTexts.value(definition, part.values());
        return new OptionSetting(part.code(), nul ? ended(value) : value);
    }

    static List<OptionSetting> settings(List<SubOption> parts) {
        return parts.stream().map(SubOptionTexts::setting).toList();
    }

    private static OptionValue ended(OptionValue value) {
        return switch (value) {
            case OptionValue.Bytes(byte[] bytes) -> new OptionValue.Bytes(Arrays.copyOf(bytes, bytes.length + 1));
            case OptionValue.Text(String template) -> new OptionValue.Text(template + "\0");
            case OptionValue.Encapsulated inside -> inside;
            case OptionValue.ByEnterprise by -> by;
        };
    }
}
