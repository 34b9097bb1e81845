package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.cli.control.Frame;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkCommandTest {

    @TempDir
    private Path folder;

    @AutoClose
    private TypedLine line;

    private Path file;

    @BeforeEach
    void sit() throws IOException {
        Files.createFile(folder.resolve("site.db"));
        file = Files.writeString(folder.resolve("network.yaml"), "interfaces: {}");
        line = new TypedLine(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "set", "confirm", "undo"})
    void theBoxIsAskedWithTheVerb(String verb) {
        assertEquals(0, line.run("network", verb));
        assertEquals("done\n", line.out());
        assertEquals(List.of(new Frame(List.of("network", verb), "")), line.process.asked);
    }

    @Test
    void setBringsTheFile() {
        assertEquals(0, line.run("network", "set", file.toString()));
        assertEquals(
                List.of(new Frame(List.of("network", "set", SiteControl.word(file.toString())), "interfaces: {}")),
                line.process.asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show FILE    | network show takes no file",
                "confirm FILE | network confirm takes no file",
                "undo FILE    | network undo takes no file",
                "lines        | network lines needs a site file",
                "set MISSING  | MISSING doesn't exist; give the path of a site file",
                "lines MISSING | MISSING doesn't exist; give the path of a site file"
            })
    void aVerbWithTheWrongFileAsksNothing(String typed, String says) {
        String missing = folder.resolve("missing").toString();
        assertEquals(
                1,
                line.run(("network " + typed)
                        .replace("FILE", file.toString())
                        .replace("MISSING", missing)
                        .split(" ")));
        assertEquals("dialtone: " + says.replace("MISSING", missing) + "\n", line.err());
        assertEquals(List.of(), line.process.asked);
    }

    @Test
    void aRefusalIsToldOnTheErrorStream() {
        line.process.answer = Frame.answer(1, "nothing is tried\nGET network tells how it stands\n");
        assertEquals(1, line.run("network", "confirm"));
        assertEquals("", line.out());
        assertEquals("dialtone: nothing is tried\ndialtone: GET network tells how it stands\n", line.err());
    }

    @Test
    void linesAreWhatASiteFileSaysAsRootTakesIt() throws IOException {
        assertEquals(0, line.run("network", "lines", site("""
                dialtone: 1
                network:
                  interfaces:
                    eth0: {address: 10.66.0.1/16}
                    eth1: {address: 192.0.2.2/24, vlan: 20}
                  gateway: 192.0.2.1
                  routes: [{to: 10.67.0.0/16, via: 10.66.0.2}]
                """)), line::err);
        assertEquals("""
                interface eth0 10.66.0.1/16
                interface eth1 192.0.2.2/24 vlan 20
                gateway 192.0.2.1
                route 10.67.0.0/16 via 10.66.0.2
                """, line.out());
        assertEquals(List.of(), line.process.asked);
    }

    @Test
    void aSiteFileWithoutNetworkGivesNoLine() throws IOException {
        assertEquals(0, line.run("network", "lines", site("dialtone: 1\n")));
        assertEquals("", line.out() + line.err());
    }

    @Test
    void aSiteFileWithAFaultGivesNoLineButTheFault() throws IOException {
        String site = site("""
                dialtone: 1
                network: {interfaces: {eth0: {address: 10.66.0.1/33}}}
                """);
        assertEquals(1, line.run("network", "lines", site));
        assertEquals(1, line.out().lines().count(), line.out());
        assertEquals(
                "SITE:2:40: network.interfaces.eth0.address: ",
                line.out().replace(site, "SITE").substring(0, 44));
    }

    private String site(String yaml) throws IOException {
        return Files.writeString(folder.resolve("site.yaml"), yaml).toString();
    }
}
