package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the Debian package, with a program that prints its environment; DebIT runs the real one. */
class DebCommandTest {

    private static final String DATA = "/var/lib/dialtone";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private String user = "0";

    @BeforeEach
    void install() throws IOException {
        String command = Files.readString(Path.of("deb/dialtone"))
                .replace("/etc/dialtone", folder.resolve("etc").toString())
                .replace("/usr/lib/dialtone", folder.resolve("lib").toString());
        Files.writeString(folder.resolve("command"), command);
        Files.createDirectory(folder.resolve("etc"));
        program("lib/dialtone", "env");
        program("bin/setpriv", "while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"");
    }

    private void program(String name, String does) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + does + "\n");
        assertEquals(true, file.toFile().setExecutable(true));
    }

    private void file(String name, String lines) throws IOException {
        Files.writeString(folder.resolve("etc").resolve(name), lines);
    }

    /** The settings that the program gets. */
    private Map<String, String> settings() throws IOException, InterruptedException {
        program("bin/id", "echo " + user);
        ProcessBuilder builder =
                new ProcessBuilder("sh", folder.resolve("command").toString()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("DIALTONE_"));
        builder.environment().putAll(environment);
        builder.environment().merge("PATH", folder.resolve("bin") + ":", (path, stubs) -> stubs + path);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.lines()
                .filter(line -> line.startsWith("DIALTONE_") || line.startsWith("JDK_"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    /** The expected values are those that systemd.exec(5), EnvironmentFile, describes. */
    @Test
    void rootsCommandsHaveTheServicesSettings() throws Exception {
        file("settings", """
                # DIALTONE_COMMENT=1
                  ;DIALTONE_COMMENT=2
                DIALTONE_INTERFACES=eth1
                 DIALTONE_INTERFACES = eth2\s\s
                JDK_JAVA_OPTIONS=-Xmx1g
                DIALTONE_NAME='a "b" \\c $x'
                DIALTONE_SITE=/srv/my\\ site \\
                and more
                DIALTONE_CONSOLE_URL=https://h/?a=b&c=$d#e
                DIALTONE_DOMAIN=abc\\\\
                DIALTONE_SYSLOG_PORT=
                DIALTONE_DB=of settings
                DIALTONE_ADMIN_PASSWORD=without an end\\""");
        file("cluster", """
                DIALTONE_DB="postgresql://d@h/d?sslmode=verify-full&x=\\"\\$y\\"\\n`id`"
                """);
        assertEquals(
                Map.of(
                        "DIALTONE_DATA",
                        DATA,
                        "DIALTONE_INTERFACES",
                        "eth2",
                        "DIALTONE_NAME",
                        "a \"b\" \\c $x",
                        "DIALTONE_SITE",
                        "/srv/my site and more",
                        "DIALTONE_CONSOLE_URL",
                        "https://h/?a=b&c=$d#e",
                        "DIALTONE_DOMAIN",
                        "abc\\",
                        "DIALTONE_SYSLOG_PORT",
                        "",
                        "DIALTONE_ADMIN_PASSWORD",
                        "without an end",
                        "DIALTONE_DB",
                        "postgresql://d@h/d?sslmode=verify-full&x=\"$y\"\\n`id`"),
                settings());
    }

    @Test
    void whatTheEnvironmentSaysCountsMore() throws Exception {
        file("settings", "DIALTONE_DB=theirs\nDIALTONE_SITE=theirs\nDIALTONE_DATA=/srv/dialtone\n");
        environment.putAll(Map.of("DIALTONE_DB", "mine", "DIALTONE_SITE", ""));
        assertEquals(Map.of("DIALTONE_DB", "mine", "DIALTONE_SITE", "", "DIALTONE_DATA", "/srv/dialtone"), settings());
    }

    @Test
    void anotherDataFolderIsNotTheServices() throws Exception {
        file("settings", "DIALTONE_DB=theirs\n");
        environment.put("DIALTONE_DATA", "/srv/another");
        assertEquals(environment, settings());
    }

    @Test
    void theServiceItselfGetsItsSettingsFromItsUnit() throws Exception {
        file("settings", "DIALTONE_DB=theirs\n");
        user = "998";
        environment.put("DIALTONE_DATA", DATA);
        assertEquals(environment, settings());
    }

    @Test
    void withoutFilesOnlyTheDataIsTheServices() throws Exception {
        assertEquals(Map.of("DIALTONE_DATA", DATA), settings());
    }
}
