package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.Dialtone;
import org.dialtone.host.ApplianceRoot.Said;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the site file from a stick, with the real command line behind it. */
class StickTest {

    private static final String SITE =
            "dialtone: 1\nsite: {timezone: UTC}\nnetwork: {interfaces: {eth0: {address: 10.66.0.1/16}}, gateway: 10.66.0.254}\n";

    @TempDir
    Path folder;

    private ApplianceRoot root;
    private Path stick;

    @BeforeEach
    void plugIn() throws IOException {
        root = new ApplianceRoot(folder);
        stick = Files.createDirectory(folder.resolve("stick"));
        Files.createDirectories(folder.resolve("run/dialtone"));
        Files.createDirectories(folder.resolve("data/dialtone"));
        root.stub("setpriv", "while [ \"${1#--}\" != \"$1\" ]; do shift; done; exec \"$@\"");
        root.stub("install", "[ \"$1 $3\" = '-o -g' ] || exit 9; shift 4; exec /usr/bin/install \"$@\"");
        root.stub("chgrp", "exit 0");
        root.stub(
                "dialtone",
                "exec " + Path.of(System.getProperty("java.home"), "bin", "java")
                        + " --enable-native-access=ALL-UNNAMED"
                        + " -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp '"
                        + System.getProperty("java.class.path") + "' " + Dialtone.class.getName() + " \"$@\"");
    }

    private Said boot() {
        return root.run("", "stick", stick.toString());
    }

    private String screen() throws IOException {
        return Files.readString(folder.resolve("run/dialtone/stick-says"));
    }

    @Test
    void aGoodSiteIsTakenOnceWithItsNetwork() throws IOException {
        Files.writeString(stick.resolve("site.yaml"), "\ufeff" + SITE.replace("\n", "\r\n"));
        assertEquals(new Said(0, "took site.yaml from the stick\n"), boot());
        assertEquals(
                "interface eth0 10.66.0.1/16\ngateway 10.66.0.254\n",
                Files.readString(folder.resolve("data/network/lines")));
        assertEquals(-1, Files.mismatch(stick.resolve("site.yaml"), folder.resolve("data/site.yaml")));
        Files.writeString(folder.resolve("data/network/lines"), "interface eth0 10.66.0.9/16\n");
        root.calls();
        assertEquals(new Said(0, ""), boot());
        assertEquals(List.of(), root.calls());
        assertEquals(
                "interface eth0 10.66.0.9/16\n",
                Files.readString(folder.resolve("data/network/lines")),
                "what was set since stays");
        assertFalse(Files.exists(folder.resolve("run/dialtone/stick-says")));
    }

    @Test
    void aFaultySiteIsNotTakenAndTheScreenSaysWhy() throws IOException {
        Files.writeString(stick.resolve("site.yaml"), SITE.replace("10.66.0.1/16", "10.66.0.1") + "dchp: {}\n");
        assertEquals(1, boot().status());
        assertEquals("""
                site.yaml on the stick has faults and was not taken:
                site.yaml:3:40: network.interfaces.eth0.address: "10.66.0.1" is no address with the length of its network (write it as 10.66.0.1/16)
                site.yaml:3:62: network.gateway: 10.66.0.254 is on no network of the box (name a router in the subnet of one of the interfaces)
                site.yaml:4:1: dchp: unknown key "dchp"\
                """, screen().replaceFirst("(?s) \\(known here.*", ""));
        assertFalse(
                Files.exists(folder.resolve("data/site.yaml")) || Files.exists(folder.resolve("data/network/lines")));
    }

    @Test
    void aSiteWithoutNetworkLeavesTheOneThatIsKept() throws IOException {
        root.run("interface eth0 10.66.0.9/16\n", "network", "keep");
        Files.writeString(stick.resolve("site.yaml"), "dialtone: 1\nsite: {timezone: UTC}\n");
        assertEquals(0, boot().status());
        assertEquals("interface eth0 10.66.0.9/16\n", Files.readString(folder.resolve("data/network/lines")));
    }

    @Test
    void aStickWithoutSiteNamesWhatItHolds() throws IOException {
        Files.writeString(stick.resolve("site.yaml.txt"), SITE);
        assertEquals(1, boot().status());
        assertEquals("The stick labelled DIALTONE holds no site.yaml. It holds: site.yaml.txt \n", screen());
    }

    @Test
    void aFileThatIsNoTextOrTooLargeIsNamed() throws IOException {
        Files.write(stick.resolve("site.yaml"), SITE.getBytes(StandardCharsets.UTF_16));
        boot();
        assertTrue(
                screen().startsWith("site.yaml on the stick was not taken, because it can't be checked:\n"), screen());
        assertTrue(screen().contains("site.yaml is not UTF-8 text; save it as UTF-8"), screen());
        Files.write(stick.resolve("site.yaml"), new byte[17 << 20]);
        boot();
        assertEquals("site.yaml on the stick is larger than 16777216 bytes; it was not taken.\n", screen());
    }
}
