package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what {@code make run} starts, and the ways in which a start fails. Needs no root. */
@Tag("binary")
class DemoIT {

    private static final String SERVER = "127.66.0.1";

    @TempDir
    Path folder;

    /** As a user without any right, where the machine lets this one become another. */
    @Test
    void fourteenPhonesRegisterAndTheFifteenthIsStuck() throws IOException {
        Map<String, String> settings = settings();
        settings.remove("DIALTONE_ADMIN_PASSWORD");
        Path log = folder.resolve("demo.log");
        List<String> command = Confined.isPossible()
                ? Confined.in(folder).command(Confined.NO_RIGHTS, "demo")
                : Packaged.PROGRAM.command("demo");
        try (Box box = Box.run(command, log, settings)) {
            box.await(120, () -> Box.text(log).contains("Serving until Ctrl-C."));
            String said = Box.text(log);
            assertTrue(said.contains("14 of 15 phones registered"), said);
            assertTrue(said.contains("stuck: waits for an adoption"), said);
            assertTrue(
                    said.contains(
                            "Console:   http://" + SERVER + ":" + settings.get("DIALTONE_HTTP_PORT") + "/console/"),
                    said);
            assertTrue(
                    said.contains("Password:  "
                            + Files.readString(folder.resolve("data/first-password"))
                                    .strip()),
                    said);
        }
    }

    @Test
    void theFirstPasswordIsInNoLog() throws IOException {
        Map<String, String> settings = settings();
        settings.remove("DIALTONE_ADMIN_PASSWORD");
        Path log = folder.resolve("box.log");
        try (Box box = Box.start(List.of(), log, settings)) {
            box.await(120, () -> Ports.answers(ready(settings)));
            String password =
                    Files.readString(folder.resolve("data/first-password")).strip();
            assertFalse(password.isEmpty() || Box.text(log).contains(password), Box.text(log));
        }
    }

    @Test
    void aSecondBoxOnTheSameFolderIsRefusedInOneLine() throws IOException {
        Map<String, String> settings = settings();
        try (Box box = Box.start(List.of(), folder.resolve("box.log"), settings)) {
            box.await(120, () -> Ports.answers(ready(settings)));
            assertRefused(settings, "is in use by process", "DIALTONE_DATA");
        }
    }

    @Test
    void aFaultySiteFileEndsAFirstStartWithEveryFault() throws IOException {
        Map<String, String> settings = settings();
        Path site = Files.writeString(
                folder.resolve("site.yaml"),
                "dialtone: 1\nsite: {nam: x}\ndhcp: {scopes: [{name: a, subnet: 10.0.0.1/8}]}\n");
        settings.put("DIALTONE_SITE", site.toString());
        assertRefused(settings, site + ":2:", site + ":3:");
    }

    private void assertRefused(Map<String, String> settings, String... words) throws IOException {
        Path log = folder.resolve("refused.log");
        try (Box refused = Box.start(List.of(), log, settings)) {
            assertEquals(1, refused.ended());
        }
        String said = Box.text(log);
        assertFalse(said.contains("\tat "), said);
        for (String word : words) {
            assertTrue(said.contains(word), said);
        }
    }

    private Map<String, String> settings() throws IOException {
        Map<String, String> settings = Ports.loopback(SERVER);
        settings.put("DIALTONE_DATA", folder.resolve("data").toString());
        return settings;
    }

    private static String ready(Map<String, String> settings) {
        return "http://" + SERVER + ":" + settings.get("DIALTONE_HTTP_PORT") + "/q/health/ready";
    }
}
