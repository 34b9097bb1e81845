package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An operator at the command line of a running box imports a table from a spreadsheet, and adds templates. Needs no
 * root.
 */
@Tag("binary")
class TableIT {

    private static final String SERVER = "127.66.0.1";
    private static final String SITE = """
            dialtone: 1
            site: {name: Hotel, timezone: Europe/Athens}
            extensions: [{number: "0101", name: Reception, password: s3cret-0101}]
            phones: [{mac: "00:15:65:00:00:01", lines: ["0101"], addresses: [127.66.0.1]}]
            """;

    @TempDir
    Path folder;

    private Path data;

    @Test
    void aTableComesInOnceAndOwnTemplatesAreServed() throws IOException {
        data = folder.resolve("data");
        Map<String, String> settings = Ports.loopback(SERVER);
        settings.put("DIALTONE_DATA", data.toString());
        settings.put(
                "DIALTONE_SITE",
                Files.writeString(folder.resolve("site.yaml"), SITE).toString());
        String url = "http://" + SERVER + ":" + settings.get("DIALTONE_HTTP_PORT");
        try (Box box = Box.start(List.of(), folder.resolve("box.log"), settings)) {
            box.await(240, () -> Ports.answers(url + "/q/health/ready"));
            table(url);
            templates(box, url);
        }
    }

    private void table(String url) throws IOException {
        Path excels = Files.write(
                folder.resolve("excel.csv"),
                "\ufeffnumber;name;mac\r\n0102;Bar;00-15-65-00-00-02\r\n101;Reception;\r\n1,57E+11;Long;\r\n"
                        .getBytes(StandardCharsets.UTF_8));
        Command broken = dialtone("import", excels.toString());
        assertEquals(1, broken.status(), broken.output());
        assertTrue(broken.output().contains("excel.csv:2: extension added, phone added"), broken.output());
        assertTrue(
                broken.output().contains("the site has 0101, and this says 101: Excel drops zeros at the start"),
                broken.output());
        assertTrue(broken.output().contains("1,57E+11 is what Excel makes of a long number"), broken.output());
        Path good = Files.writeString(
                folder.resolve("good.csv"),
                "\ufeffnumber;name;mac;listed\r\n0102;\"Bar; \"\"Blue\"\"\";00-15-65-00-00-02;\r\n0103;=Lift;;no\r\n");
        String tried = dialtone("import", "--dry-run", good.toString()).must();
        assertTrue(
                tried.contains("extensions 2 added; phones 1 added") && tried.contains("good.csv:3: extension added"),
                tried);
        assertEquals(
                1,
                dialtone("export", "--csv")
                        .must()
                        .lines()
                        .filter(line -> line.startsWith("010"))
                        .count());
        assertTrue(dialtone("import", good.toString()).must().contains("extensions 2 added; phones 1 added"));
        String exported = dialtone("export", "--csv").must();
        assertTrue(exported.contains("0103,'=Lift,,,,,,,,no"), exported);
        Path again = Files.writeString(folder.resolve("again.csv"), exported);
        assertTrue(dialtone("import", again.toString()).must().contains("nothing changes"));
        assertEquals(exported, dialtone("export", "--csv").must());
        String book = curl(url + "/phonebook-yealink.xml");
        assertTrue(book.contains("Bar; &quot;Blue&quot;") && !book.contains("Lift"), book);
        phonebook(url);
    }

    private void phonebook(String url) throws IOException {
        Path bad = Files.writeString(folder.resolve("bad-book.csv"), "name;number\nTaxi;3,0123E+09\n");
        Command broken = dialtone("import", "--phonebook", bad.toString());
        assertEquals(1, broken.status(), broken.output());
        assertTrue(
                broken.output().contains("bad-book.csv:2:") && broken.output().contains("nothing was changed"),
                broken.output());
        Path good = Files.writeString(folder.resolve("book.csv"), "name;number;group\nTaxi;030 123;Outside\n");
        assertTrue(
                dialtone("import", "--phonebook", good.toString()).must().contains("is imported: phonebook 1 added"));
        assertEquals(
                "name,number,number2,number3,group\r\nTaxi,030123,,,Outside",
                dialtone("export", "--phonebook").must().strip());
        assertTrue(curl(url + "/phonebook-yealink.xml").contains("Taxi"));
    }

    private void templates(Box box, String url) throws IOException {
        Path own = Files.createDirectories(data.resolve("packs/yealink")).resolve("phone.cfg");
        Files.writeString(own, "#!version:1.0.0.1\nown = {label}\n");
        box.await(120, () -> curl(url + "/001565000001.cfg").contains("own = Reception"));
        Files.writeString(own, "#!version:1.0.0.1\nown = {nobody}\n");
        box.await(120, () -> Box.text(box.log).contains("yealink/phone.cfg:2:7: "));
        assertTrue(curl(url + "/q/health/ready").contains("the last good one stays"));
        assertTrue(curl(url + "/001565000001.cfg").contains("own = Reception"));
        Command checked = dialtone("check", folder.resolve("site.yaml").toString());
        assertEquals(1, checked.status(), checked.output());
        assertTrue(checked.output().contains("packs/yealink/phone.cfg:2:7: "), checked.output());
        Files.delete(own);
        box.await(120, () -> !curl(url + "/001565000001.cfg").contains("own = "));
    }

    private Command dialtone(String... arguments) {
        return Command.run(240, List.of(Packaged.PROGRAM.after(List.of("env", "DIALTONE_DATA=" + data), arguments)));
    }

    private static String curl(String url) {
        return Command.run(120, List.of("curl", "-s", "--interface", SERVER, url))
                .output();
    }
}
