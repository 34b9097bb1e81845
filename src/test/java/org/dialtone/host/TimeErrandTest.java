package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.host.ApplianceRoot.Said;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets the appliance's time servers with root's script. */
class TimeErrandTest {

    @TempDir
    Path folder;

    private ApplianceRoot root;

    @BeforeEach
    void start() throws IOException {
        root = new ApplianceRoot(folder);
    }

    private Path sources() {
        return folder.resolve("run/dialtone/time/site.sources");
    }

    @Test
    void chronyIsToldTheServersAndReadsThem() throws IOException {
        assertEquals(new Said(0, "= 0\n"), root.run("time\nserver 10.66.0.9\nserver 192.0.2.1\n", "root-helper"));
        assertEquals("server 10.66.0.9 iburst\nserver 192.0.2.1 iburst\n", Files.readString(sources()));
        assertEquals(List.of("chronyc -n reload sources"), root.calls());
        assertEquals(new Said(0, "= 0\n"), root.run("time\n", "root-helper"));
        assertEquals("\n", Files.readString(sources()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool 10.66.0.9",
                "server time.hotel",
                "server 10.66.0.9 iburst",
                "server 10.66.0.256",
                "server 10.66.0",
                "server 010.1.1.1",
                "server 127.0.0.1",
                "server 0.0.0.0",
                "server 224.0.1.1",
                "server $(reboot)",
                "server",
                "include /data/x",
                "server 1.1.1.1\nserver x"
            })
    void aBadServerAddressChangesNothing(String lines) throws IOException {
        Said said = root.run("time\n" + lines + "\n", "root-helper");
        assertTrue(said.text().matches("line [12] is not right\n= 2\n"), said.text());
        assertFalse(Files.exists(sources()));
        assertEquals(List.of(), root.calls());
    }

    @Test
    void aChronyThatDoesntAnswerIsTold() throws IOException {
        root.stub("chronyc", "exit 1");
        assertEquals(new Said(0, "chrony doesn't answer\n= 1\n"), root.run("time\nserver 10.66.0.9\n", "root-helper"));
    }

    @Test
    void chronyReadsThatFolder() throws IOException {
        assertTrue(Files.readString(Path.of("iso/chrony.conf")).contains("\nsourcedir /run/dialtone/time\n"));
    }
}
