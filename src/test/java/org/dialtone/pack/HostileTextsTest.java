package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.provision.Answer;
import org.dialtone.provision.FunctionKey;
import org.dialtone.provision.FunctionKey.Kind;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Layer.Raw;
import org.dialtone.provision.PlainText;
import org.dialtone.provision.ProvisionPlan.Line;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a name, a label or a value holds, the vendor's own rules read it as that text, and as nothing else. */
class HostileTextsTest {

    private static final Ip4 ADDRESS = Ip4.of("10.66.1.1");
    private static final FunctionKey LINE = new FunctionKey(Kind.LINE, "", "", 1);

    @ParameterizedTest
    @EnumSource
    void hostileTextsStayTexts(FirstVendor set) {
        SplittableRandom random = new SplittableRandom(set.ordinal());
        List<String> parameters = parameters(set, hostile(set, "Plain", "Plain", "Plain"));
        for (int round = 0; round < 60; round++) {
            String name = text(random);
            String label = text(random);
            String raw = text(random).replaceAll("\\p{Cntrl}|[\u2028\u2029]", "");
            String file = hostile(set, name, label, raw);
            assertEquals(parameters, parameters(set, file), file);
            Map<String, String> read = read(set, file);
            assertEquals(shown(set, name, "1001"), read.get(set.nameParameter).strip(), file);
            assertEquals(shown(set, label, "1002"), read.get(set.labelParameter).strip(), file);
            assertEquals(PlainText.of(raw).strip(), read.get(set.rawParameter).strip(), file);
        }
    }

    private static String hostile(FirstVendor set, String name, String label, String raw) {
        PhoneRig rig = new PhoneRig()
                .named(name)
                .set(
                        set.mac,
                        ADDRESS,
                        set.model,
                        new Layer(Map.of(), List.of(new Raw(null, set.raw, raw))),
                        List.of(LINE, new FunctionKey(Kind.BLF, "1002", label, 1)),
                        new Line("1001", name, null, "s3cret-1001"));
        return text(rig.ask(ADDRESS, "/" + set.file, "Hostile/1.0 \"<&>=#{root}%NULL%"));
    }

    /** Returns a text of characters that mean something to one syntax or another. */
    private static String text(SplittableRandom random) {
        String[] pieces = {
            "\"",
            "'",
            "<",
            ">",
            "&",
            "&amp;",
            "\n",
            "\r",
            "\r\n",
            "\n#",
            "=",
            "#",
            ";",
            "{",
            "}",
            "{password}",
            "{#if x}",
            "%NULL%",
            "%",
            "\u0000",
            "\u0085",
            "\u2028",
            "\ud800",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "<?x?>",
            "\\",
            "\t",
            "ä",
            "\ud83d\ude00",
            "1",
            "account.1.enable = 0",
            " "
        };
        if (random.nextInt(10) == 0) {
            return List.of("%NULL%", " %null% ", "%NU\nLL%", "#", "").get(random.nextInt(5));
        }
        return Stream.generate(() -> pieces[random.nextInt(pieces.length)])
                .limit(1 + random.nextInt(6))
                .reduce("", String::concat);
    }

    private static String shown(FirstVendor set, String text, String otherwise) {
        String plain = PlainText.of(text.isBlank() ? otherwise : text).strip();
        boolean reserved = List.of("yealink", "fanvil").contains(set.vendor()) && plain.equalsIgnoreCase("%NULL%");
        return reserved ? "% " + plain.substring(1) : plain;
    }

    private static Map<String, String> read(FirstVendor set, String text) {
        Map<String, String> settings = new HashMap<>();
        ReadFile.of(set.vendor(), text).forEach(each -> settings.putIfAbsent(each.getKey(), each.getValue()));
        return settings;
    }

    private static List<String> parameters(FirstVendor set, String text) {
        return ReadFile.of(set.vendor(), text).stream().map(Map.Entry::getKey).toList();
    }

    private static String text(Answer answer) {
        return new String(
                assertInstanceOf(Answer.Document.class, answer, answer.toString())
                        .bytes(),
                StandardCharsets.UTF_8);
    }
}
