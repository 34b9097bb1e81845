package org.dialtone.docs;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dialtone.dhcp.wire.OptionDefinition;
import org.dialtone.dhcp.wire.OptionShape;
import org.dialtone.dhcp.wire.OptionTable;
import org.junit.jupiter.api.Test;

/** {@code src/docs/options.md} against the table of options, whole. */
class OptionsReferenceTest {

    @Test
    void thePageHasEveryOptionWithItsShape() throws IOException {
        List<String> rows =
                OptionTable.all().stream().map(OptionsReferenceTest::row).toList();
        GeneratedTable.compare("options.md", rows, "number", "name", "shape", "multiple", "set by");
    }

    @Test
    void thePageSaysHowEachShapeIsWritten() throws IOException {
        List<String> rows = Arrays.stream(OptionShape.values())
                .map(shape -> GeneratedTable.row("`" + word(shape) + "`", shape.expects()))
                .toList();
        GeneratedTable.compare("options.md", rows, "shape", "what is written");
    }

    private static String row(OptionDefinition option) {
        return GeneratedTable.row(
                Integer.toString(option.code()),
                "`" + option.name() + "`",
                "`" + word(option.shape()) + "`",
                isMultiple(option.shape()) ? "yes" : "no",
                option.isProtocol() ? "the protocol" : "hand");
    }

    private static String word(OptionShape shape) {
        return shape.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether two values are taken, as the encoder says. */
    private static boolean isMultiple(OptionShape shape) {
        if (shape.isNested()) {
            return true;
        }
        try {
            new OptionDefinition(1, "tried", shape).encode(two(shape));
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Two values that are right by themselves. */
    private static List<String> two(OptionShape shape) {
        return switch (shape) {
            case ADDRESS, ADDRESSES, ADDRESS_PAIRS, SIP_SERVERS -> List.of("10.66.0.1", "10.66.0.2");
            case NUMBER_8, NUMBER_16, NUMBER_32, SIGNED_32, NUMBERS_8, NUMBERS_16 -> List.of("1", "2");
            case SECONDS -> List.of("30s", "10m");
            case SWITCH, NOTHING -> List.of("true", "true");
            case BYTES -> List.of("0x01", "0x02");
            case DOMAINS -> List.of("example.org", "voice.example.org");
            case ROUTES -> List.of("10.98.0.0/16 via 10.66.0.1", "10.99.0.0/16 via 10.66.0.1");
            case TEXT, ANYTHING, VENDOR_CLASSES, VENDOR_OPTIONS -> List.of("one", "two");
        };
    }
}
