package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Answer;
import org.dialtone.provision.ProvisionPlan.Line;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the limits on an operator's pack, each with its message. */
class OwnPacksTest {

    private static final String ACME = """
            name: Acme
            ouis: [aabbcc]
            userAgents: ['^Acme (?<model>.+) v(?<version>.+)$']
            syntax: xml
            accounts: 2
            files:
              - {name: '{mac}.txt', kind: phone, template: phone.txt}
            """;

    @TempDir
    Path data;

    private Path folder;

    @BeforeEach
    void acme() throws IOException {
        folder = data.resolve("packs");
        write("acme/pack.yaml", ACME);
        write("acme/phone.txt", "<phone>{model}</phone>\n");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{cdi:siteBook.export}",
                "{inject:siteBook}",
                "{config:dialtone.admin.password}",
                "{str:fmt('x')}",
                "{#include other /}",
                "{#eval mac /}",
                "{mac.getClass}",
                "{mac.class.forName('x')}",
                "{lines.0}",
                "{lines.size}",
                "{server.toString()}",
                "{#for i in 5}x{/for}",
                "{#for c in mac}x{/for}",
                "{lines}",
                "{nobody}",
                "{#for line in lines}{line.nobody}{/for}",
                "{#for line in lines}"
            })
    void forbiddenTemplateWordsAreToldWithTheirPlace(String template) throws IOException {
        write("acme/phone.txt", "first line\n  " + template + "\n");
        List<PackFault> faults = new InstalledPacks(folder).load();
        assertEquals(1, faults.size(), faults::toString);
        assertEquals(
                "acme/phone.txt:2",
                faults.getFirst().file() + ":" + faults.getFirst().line(),
                faults::toString);
        assertTrue(faults.getFirst().column() > 0, faults::toString);
    }

    @Test
    void endlessOutputAndLoopsAreRefusedWhenLoaded() throws IOException {
        String deep = "{#for a in contacts}{#for b in contacts}".repeat(8) + "x" + "{/for}{/for}".repeat(8);
        write("acme/phone.txt", "{#for a in unused}{#for b in unused}".repeat(8) + "x" + "{/for}{/for}".repeat(8));
        String text = ACME.replace("accounts: 2", "accounts: 60");
        write("acme/pack.yaml", text);
        List<PackFault> faults = new InstalledPacks(folder).load();
        assertTrue(faults.getFirst().says().contains("loops too long"), faults::toString);
        write("acme/phone.txt", deep);
        assertEquals(
                List.of(),
                new InstalledPacks(folder)
                        .load().stream()
                                .filter(fault -> fault.says().contains("Exception"))
                                .toList());
        write("acme/phone.txt", "{#for a in unused}{#for b in unused}" + "long ".repeat(10_000) + "{/for}{/for}");
        assertTrue(new InstalledPacks(folder).load().getFirst().says().contains("more than 16 MiB"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ^(a+)+(b)?\\2$              | takes too long on a long text
            ^Acme .*-.*-.*-.*-.*x$       | takes too long on a long text
            ^Acme (?<model>[^ ]+        | not a regular expression
            """)
    void expressionsThatHangAreRefused(String expression, String says) throws IOException {
        write("acme/pack.yaml", ACME.replace("^Acme (?<model>.+) v(?<version>.+)$", expression));
        List<PackFault> faults = new InstalledPacks(folder).load();
        assertTrue(
                faults.getFirst().toString().startsWith("acme/pack.yaml:3:13: ")
                        && faults.getFirst().says().contains(says),
                faults::toString);
    }

    @Test
    void listsAreBounded() throws IOException {
        String many = IntStream.range(0, 51).mapToObj(i -> "'^x" + i + "'").collect(Collectors.joining(", "));
        write("acme/pack.yaml", ACME.replace("'^Acme (?<model>.+) v(?<version>.+)$'", many));
        assertTrue(new InstalledPacks(folder).load().getFirst().says().contains("at most 50"));
        String files = IntStream.range(0, 200)
                .mapToObj(i -> "  - {name: 'x" + i + "', kind: absent}\n")
                .collect(Collectors.joining());
        write("acme/pack.yaml", ACME + files);
        assertTrue(new InstalledPacks(folder).load().getFirst().says().contains("at most 200"));
        write("acme/pack.yaml", ACME.replace("'^Acme", "'^" + "x?".repeat(260) + "Acme"));
        assertTrue(new InstalledPacks(folder).load().getFirst().says().contains("at most 500 characters"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "{", "- x", "\u0000", "name: !!java.io.File [x]"})
    void oddYamlIsAFaultAndNoMore(String text) throws IOException {
        write("acme/pack.yaml", text);
        assertTrue(new InstalledPacks(folder)
                .load().stream().allMatch(fault -> fault.file().equals("acme/pack.yaml")));
        write("acme/pack.yaml", "[".repeat(20_000));
        assertEquals(1, new InstalledPacks(folder).load().size());
    }

    @Test
    void keysWithoutEffectAreTold() throws IOException {
        write("acme/unused.txt", "x");
        write("acme/notes.md", "x");
        write("acme/.hidden", "x");
        write("acme/phone.txt~", "x");
        write("acme/large.txt", "x".repeat(OwnPacks.LARGEST + 1));
        Files.write(Files.createFile(folder.resolve("acme/bytes.txt")), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.createSymbolicLink(folder.resolve("acme/link.txt"), Path.of("/etc/passwd"));
        write("acme/sp ace.txt", "x");
        write("ACME/pack.yaml", ACME);
        InstalledPacks installed = new InstalledPacks(folder);
        assertEquals(List.of(), installed.load());
        assertEquals(
                """
                ACME: is no folder of a vendor: its name has small letters, digits and - only, e.g. yealink
                acme/bytes.txt: has no effect: it is not UTF-8 text
                acme/large.txt: has no effect: it is larger than 256 KiB
                acme/link.txt: has no effect: links and folders are not followed
                acme/sp ace.txt: has no effect: a file's name has letters, digits, . _ and - only, at most 64
                acme/unused.txt: has no effect: no file in pack.yaml names this template""",
                installed.notes().stream().map(PackFault::toString).sorted().collect(Collectors.joining("\n")));
    }

    @Test
    void noTemplateReadsOutsideItsFolder() throws IOException {
        for (String name : List.of("../yealink/phone.cfg", "/etc/passwd", "..%2fsecret", "link.txt")) {
            Files.deleteIfExists(folder.resolve("acme/link.txt"));
            Files.createSymbolicLink(folder.resolve("acme/link.txt"), Path.of("/etc/passwd"));
            write("acme/pack.yaml", ACME.replace("template: phone.txt", "template: '" + name + "'"));
            assertTrue(new InstalledPacks(folder).load().getFirst().says().contains("lies beside pack.yaml"), name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"</phone><admin>1</admin>", "{server}{cdi:x}", "a & b \"c\" 'd'", "x]]><!--", "\u2028\u0085"})
    void wordsOfAPhoneStayText(String model) throws IOException {
        Ip4 phone = Ip4.of("10.66.1.1");
        PhoneRig rig =
                new PhoneRig(folder).put(MacAddress.of("aabbcc000001"), phone, null, new Line("1001", "x", null, "s"));
        assertText(model, rig.ask(phone, "/aabbcc000001.txt", "Acme " + model + " v1"));
        write(
                "acme/pack.yaml",
                ACME.replace("userAgents:", "vendorClasses: ['^AcmeClass (?<model>.+)$']\nuserAgents:"));
        PhoneRig byClass = new PhoneRig(folder)
                .put(MacAddress.of("aabbcc000001"), phone, null, new Line("1001", "x", null, "s"))
                .heard(MacAddress.of("aabbcc000001"), "AcmeClass " + model);
        assertText(model, byClass.ask(phone, "/aabbcc000001.txt", null));
    }

    private static void assertText(String model, Answer answer) {
        Answer.Document file = assertInstanceOf(Answer.Document.class, answer);
        String shown = new String(file.bytes(), StandardCharsets.UTF_8);
        assertEquals(2, shown.chars().filter(c -> c == '<').count(), shown);
        assertTrue(shown.startsWith("<phone>") && shown.endsWith("</phone>\n"), shown);
        assertTrue(model.contains("{") == shown.contains("{server}"), shown);
    }

    @Test
    void theBoxGoesOnWithTheLastVersionAfterARestartToo() throws IOException {
        write("yealink/common.cfg", "own = 1\n");
        InstalledPacks before = new InstalledPacks(folder);
        before.load();
        before.remember("yealink");
        write("yealink/common.cfg", "own = {nobody}\n");
        InstalledPacks after = new InstalledPacks(folder);
        assertEquals(1, after.load().size());
        assertEquals(
                "Text[text=own = 1\n]",
                after.render("yealink/common.cfg", Map.of()).toString());
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
