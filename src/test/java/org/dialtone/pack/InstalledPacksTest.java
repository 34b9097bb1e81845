package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.Renderer.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstalledPacksTest {

    private static final String ACME = """
            name: Acme
            ouis: [aabbcc]
            userAgents: ['^Acme (?<model>\\S+)']
            syntax: keyvalue
            options: {66: '{root}'}
            accounts: 2
            files:
              - {name: '{mac}.txt', kind: phone, template: phone.txt}
            """;

    @TempDir
    Path folder;

    @Test
    void operatorsAddVendors() throws IOException {
        write("acme/pack.yaml", ACME);
        write("acme/phone.txt", "user={#for line in lines}{line.user}{/for}\n");
        InstalledPacks installed = new InstalledPacks(folder);
        assertEquals(List.of(), installed.load());
        VendorPack pack = installed.packs().get("acme").orElseThrow();
        assertEquals("Acme", pack.name());
        assertTrue(pack.files().getFirst().pattern().matcher("AABBCC000001.TXT").matches());
        assertEquals(
                new Rendering.Text("user=7\n"),
                installed.render("acme/phone.txt", Map.of("lines", List.of(Map.of("user", "7")))));
    }

    @Test
    void operatorsFileWinsAndTheRestStays() throws IOException {
        write("yealink/common.cfg", "#!version:1.0.0.1\nown = 1\n");
        InstalledPacks installed = new InstalledPacks(folder);
        assertEquals(List.of(), installed.load());
        assertEquals(
                new Rendering.Text("#!version:1.0.0.1\nown = 1\n"), installed.render("yealink/common.cfg", Map.of()));
        assertEquals("Yealink", installed.packs().get("yealink").orElseThrow().name());
    }

    @Test
    void lastGoodOneStays() throws IOException {
        write("acme/pack.yaml", ACME);
        write("acme/phone.txt", "good\n");
        InstalledPacks installed = new InstalledPacks(folder);
        installed.load();
        write("acme/phone.txt", "first\n{nobody.knows}\n");
        assertEquals(
                List.of("acme/phone.txt:2"),
                installed.load().stream()
                        .map(fault -> fault.file() + ":" + fault.line())
                        .toList());
        assertEquals(new Rendering.Text("good\n"), installed.render("acme/phone.txt", Map.of()));
    }

    @Test
    void builtInOneServesWhereTheOwnIsFaultyFromTheStart() throws IOException {
        write("yealink/common.cfg", "{cdi:secrets}");
        InstalledPacks installed = new InstalledPacks(folder);
        assertEquals(1, installed.load().size());
        assertEquals("Yealink", installed.packs().get("yealink").orElseThrow().name());
        assertTrue(installed.render("yealink/common.cfg", Map.of()) instanceof Rendering.Fault fault
                && fault.says().contains("ntp"));
    }

    @Test
    void unknownTemplateIsAFault() {
        assertEquals(
                new Rendering.Fault("acme/x", "no such template"),
                new InstalledPacks(folder).render("acme/x", Map.of()));
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name: Acme                       | nam: Acme                               | acme/pack.yaml:1 | unknown key "nam"
            ouis: [aabbcc]                   | ouis: [aabbc]                           | acme/pack.yaml:2 | not an OUI: "aabbc"
            ouis: [aabbcc]                   | ouis: aabbcc                            | acme/pack.yaml:2 | expected a list
            '^Acme (?<model>\\S+)'           | '^Acme (?<model>'                       | acme/pack.yaml:3 | not a regular expression
            syntax: keyvalue                 | syntax: json                            | acme/pack.yaml:4 | "json" is none of xml, quotedxml, keyvalue, commented, quoted
            {66: '{root}'}                   | {266: '{root}'}                         | acme/pack.yaml:5 | an option's code is 1 to 254, not 266
            accounts: 2                      | encapsulated: {0: x}                    | acme/pack.yaml:6 | an option's code is 1 to 254, not 0
            accounts: 2                      | blocks: {aabbcc: Small}                 | acme/pack.yaml:6 | not a block of hardware addresses: "aabbcc"
            accounts: 2                      | restarts: perhaps                       | acme/pack.yaml:6 | "perhaps" is neither yes, no nor unknown
            accounts: 2                      | lineEnd: cr                             | acme/pack.yaml:6 | "cr" is neither lf nor crlf
            accounts: 2                      | accounts: two                           | acme/pack.yaml:6 | expected a number, not "two"
            accounts: 2                      | name: Acme again                        | acme/pack.yaml:6 | key "name" stands twice
            kind: phone                      | kind: phones                            | acme/pack.yaml:8 | "phones" is none of phone, model
            {mac}.txt                        | phone.txt                               | acme/pack.yaml:8 | a phone's file needs {mac}, {mac-} or {mac_} in its name
            {mac}.txt                        | {serial}.txt                            | acme/pack.yaml:8 | unknown placeholder {serial}
            template: phone.txt              | template: other.txt                     | acme/pack.yaml:8 | no file "other.txt" lies beside pack.yaml
            template: phone.txt              | template: ../../etc/passwd              | acme/pack.yaml:8 | no file "../../etc/passwd" lies beside pack.yaml
            , template: phone.txt            | , colour: red                           | acme/pack.yaml:8 | unknown key "colour"
            , template: phone.txt            | , search: {}, template: phone.txt       | acme/pack.yaml:8 | only a phone book is searched
            , template: phone.txt            | , search: {name: x}, template: phone.txt | acme/pack.yaml:8 | unknown key "name"
            name: Acme                       | name: [Acme                             | acme/pack.yaml:2 | not YAML: what begins on line 1
            """)
    void faultsTellFileLineAndRemedy(String right, String wrong, String where, String says) throws IOException {
        write("acme/pack.yaml", ACME.replace(right, wrong));
        write("acme/phone.txt", "good\n");
        List<PackFault> faults = new InstalledPacks(folder).load();
        assertTrue(
                faults.stream()
                        .anyMatch(fault -> (fault.file() + ":" + fault.line()).equals(where)
                                && fault.column() > 0
                                && fault.says().contains(says)),
                faults.toString());
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
