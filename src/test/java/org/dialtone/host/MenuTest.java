package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The menu on the screen of the appliance, in a terminal of its own. */
class MenuTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String HEALTH = """
            {
                "status": "DOWN",
                "checks": [
                    {
                        "name": "dhcp sockets",
                        "status": "DOWN",
                        "data": {
                            "reason": "network interface eth9 doesn't exist; \\u001b[2J it has \\"eth0\\": correct the name, which may come from dhcp.interfaces in the site file"
                        }
                    },
                    {
                        "name": "journal",
                        "status": "UP",
                        "data": {
                            "dropped": "0"
                        }
                    },
                    {
                        "name": "site",
                        "status": "UP",
                        "data": {
                            "refused": "site.yaml:3:1: unknown key"
                        }
                    }
                ]
            }""";

    @TempDir
    Path folder;

    private ApplianceRoot root;
    private HttpServer health;
    private Process menu;
    private final StringBuffer said = new StringBuffer();

    @BeforeEach
    void start() throws IOException {
        health = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        health.createContext("/q/health", exchange -> {
            byte[] body = HEALTH.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        health.start();
        root = new ApplianceRoot(folder);
        root.stub(
                "ip",
                "case \"$*\" in *'scope global'*) echo '2: eth0    inet 10.66.0.1/16 brd 10.66.255.255 scope global eth0' ;; esac");
        root.stub("setpriv", "while [ \"${1#--}\" != \"$1\" ]; do shift; done; exec \"$@\"");
        root.stub(
                "dialtone",
                "case $1 in password) read -r word; echo \"word $word\" >> " + folder
                        + "/calls; echo 'The password of admin is changed.' ;; console) echo 'The console answers.' ;; esac");
        root.stub(
                "systemd-run",
                "case \"$*\" in *-apply*) (for last in \"$@\"; do :; done; sleep 1; " + ApplianceRoot.SCRIPTS
                        + "/network apply) > /dev/null 2>&1 & ;; esac");
        card("eth0", 1);
        card("eth1", 0);
        Files.createDirectories(folder.resolve("data/dialtone"));
        root.run("interface eth0 10.66.0.1/16\nroute 10.70.0.0/16 via 10.66.0.253\n", "network", "keep");
        root.run("", "network", "boot");
    }

    private void card(String name, int carrier) throws IOException {
        Path card = Files.createDirectories(folder.resolve("sys/class/net/" + name));
        Files.createDirectory(card.resolve("device"));
        Files.writeString(card.resolve("carrier"), carrier + "\n");
        Files.writeString(card.resolve("address"), "52:54:00:66:00:0" + carrier + "\n");
    }

    @AfterEach
    void stop() throws IOException {
        if (menu != null) {
            // The first process starts the others; none may still write into the folder when it is deleted.
            List<ProcessHandle> all = Stream.concat(Stream.of(menu.toHandle()), menu.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(each -> each.onExit().join());
        }
        health.stop(0);
        root.close();
    }

    /** util-linux's script gives the menu a terminal. */
    private void open() throws IOException {
        menu = root.start(
                List.of("DIALTONE_TEST_PORT=" + health.getAddress().getPort(), "DIALTONE_TEST_REFRESH=1"),
                List.of(
                        "script",
                        "-q",
                        "-f",
                        "-e",
                        "-c",
                        ApplianceRoot.SCRIPTS.resolve("menu").toString(),
                        "/dev/null"));
        Thread.ofVirtual().start(() -> {
            try {
                for (int next = menu.getInputStream().read();
                        next >= 0;
                        next = menu.getInputStream().read()) {
                    said.append((char) next);
                }
            } catch (IOException _) {
                // The test is over.
            }
        });
        sees("Number, then Enter: ");
    }

    private void type(String keys) throws IOException {
        said.setLength(0);
        OutputStream in = menu.getOutputStream();
        in.write(keys.getBytes(StandardCharsets.ISO_8859_1));
        in.flush();
    }

    private void sees(String text) {
        await(text, () -> said.indexOf(text) >= 0);
    }

    private void await(String what, BooleanSupplier question) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!question.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end) && menu.isAlive(), () -> "no \"" + what + "\" in:\n" + said);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void theScreenSaysWhereTheConsoleIsAndWhatIsWrong() throws IOException {
        Files.writeString(folder.resolve("data/dialtone/first-password"), "harbour-first-1\n");
        Files.writeString(
                folder.resolve("run/dialtone/stick-says"),
                "site.yaml on the stick has faults and was not taken:\nsite.yaml:3:1: unknown key \"dchp\" (did you mean dhcp?)\n");
        open();
        // The first screen counts: the menu draws it again each second here.
        String screen = said.substring(0, said.indexOf("Number, then Enter: ")).replace("\r", "");
        for (String line : List.of(
                "  https://10.66.0.1/console/  on eth0\n",
                "  https://dialtone.local/console/\n",
                "  User admin, first password: harbour-first-1\n",
                "  - site: site.yaml:3:1: unknown key\n",
                "  - site.yaml:3:1: unknown key \"dchp\" (did you mean dhcp?)\n")) {
            assertTrue(screen.contains(line), () -> line + " is not in " + screen);
        }
        assertTrue(
                screen.contains(
                        "  - dhcp sockets: network interface eth9 doesn't exist; \\u001b[2J it has\n    \"eth0\": correct the name"),
                screen);
        assertTrue(screen.lines().allMatch(line -> line.length() <= 80), screen);
        assertTrue(screen.lines().count() <= 24, screen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0003",
                "\u0004\u0004\u0003\u001a\u001c\n",
                "\u0013\u001b[A\u001b[B\u001bOP\0\0\n",
                "$(touch x)\n`touch x`\n;sh\n",
                "a[$(touch x)]\n9999999999999999999999\n-1\n\\\n"
            })
    void noInputGetsBehindTheMenu(String keys) throws IOException {
        open();
        for (String at : List.of("", "1\n", "2\n", "2\n1\n", "2\n1\n\n\n\n", "4\n")) {
            type(at);
            type(keys);
            type(keys + "x".repeat(10_000) + "\n");
        }
        type("\n\n\n\n\n\n\n\n");
        sees("6  Factory reset");
        assertTrue(menu.isAlive());
        assertFalse(Files.exists(Path.of("x")) || Files.exists(folder.resolve("x")));
        assertTrue(root.calls().stream()
                .noneMatch(line ->
                        line.startsWith("dialtone") || line.contains("reboot") || line.startsWith("systemd-run")));
    }

    @Test
    void aNewPasswordIsAskedTwiceAndNeverShown() throws IOException {
        open();
        type("1\n");
        sees("New password (Enter: leave it): ");
        type("correct horse\n");
        sees("Once more: ");
        type("correct house\n");
        sees("The two differ. Nothing was changed.");
        type("\n");
        sees("Number, then Enter: ");
        type("1\n");
        sees("New password (Enter: leave it): ");
        type(" correct horse $x\n");
        sees("Once more: ");
        type(" correct horse $x\n");
        sees("The password of admin is changed.");
        assertFalse(said.toString().contains("horse"), said.toString());
        assertTrue(root.calls().containsAll(List.of("dialtone password --screen admin", "word correct horse $x")));
    }

    @Test
    void anotherNetworkIsKeptByOneKey() throws IOException {
        open();
        type("2\n");
        sees("Number of the card (Enter: back): ");
        assertTrue(said.toString().contains("2  eth1            52:54:00:66:00:00  no cable"), said.toString());
        type("1\n");
        sees("Address, as 10.66.0.1/16 (-: by DHCP) [10.66.0.1/16]: ");
        type("10.66.0.5/16\n");
        sees("VLAN, 1 to 4094 (-: none) [-]: ");
        type("20\n");
        sees("Gateway of the box (-: none) [-]: ");
        type("10.66.0.254\n");
        sees("Keep the routes to other networks? y or n [y]: ");
        type("\n");
        sees("Type yes to do it: ");
        type("yes\n");
        sees(" s left. k: keep this network, u: undo it, then Enter: ");
        await("the change in force", () -> Files.exists(folder.resolve("run/dialtone/network/applied")));
        type("k\n");
        sees("In force:");
        sees("Enter: back.");
        assertEquals(
                "interface eth0 10.66.0.5/16 vlan 20\ngateway 10.66.0.254\nroute 10.70.0.0/16 via 10.66.0.253\n",
                Files.readString(folder.resolve("data/network/lines")));
        await("the site's word", () -> calls("dialtone network show"));
    }

    @Test
    void aFaultyOrUndoneNetworkChangesNothing() throws IOException {
        open();
        type("2\n");
        sees("Number of the card");
        type("2\n");
        sees("[-]: ");
        type("10.67.0.0/16\n");
        sees("VLAN");
        type("\n");
        sees("Gateway");
        type("\n");
        sees("Keep the routes");
        type("n\n");
        sees("10.67.0.0/16 is the network itself or its broadcast");
        type("\n");
        sees("Number, then Enter: ");
        type("2\n");
        sees("Number of the card");
        type("1\n");
        sees("Address");
        type("-\n");
        sees("Gateway");
        type("\n");
        sees("Keep the routes");
        type("n\n");
        sees("Type yes to do it: ");
        type("yes\n");
        sees(" s left.");
        type("u\n");
        sees("In force:");
        assertEquals(
                "interface eth0 10.66.0.1/16\nroute 10.70.0.0/16 via 10.66.0.253\n",
                Files.readString(folder.resolve("data/network/lines")));
        assertEquals(List.of("10-eth0.network"), root.units());
    }

    @Test
    void aChangeThatWasTriedElsewhereCanBeKeptHere() throws IOException {
        root.run("network\ntry\ninterface eth0 10.66.0.7/16\n", "root-helper");
        open();
        sees("network: a change waits to be kept, else it is undone in ");
        type("2\n");
        sees(" s left. k: keep this network");
        await("the change in force", () -> Files.exists(folder.resolve("run/dialtone/network/applied")));
        type("k\n");
        sees("In force:");
        assertEquals("interface eth0 10.66.0.7/16\n", Files.readString(folder.resolve("data/network/lines")));
    }

    @Test
    void restartShutdownAndResetWantAWord() throws IOException {
        open();
        type("5\n");
        sees("Type yes to do it: ");
        type("y\n");
        sees("Nothing was changed.");
        type("\n");
        sees("Number, then Enter: ");
        type("4\n");
        sees("Type yes to do it: ");
        type("yes\n");
        await("the restart", () -> calls("systemctl --no-block reboot"));
    }

    @Test
    void itIsShutDownByAWord() throws IOException {
        open();
        type("5\n");
        sees("Type yes to do it: ");
        type("yes\n");
        await("the end", () -> calls("systemctl --no-block poweroff"));
    }

    @Test
    void theConsoleIsOpenedOnlyAfterAWord() throws IOException {
        open();
        type("7\nyes\n");
        sees("Nothing was changed.");
        assertTrue(calls("dialtone console show") && !calls("dialtone console --screen open"));
        type("\n7\nopen\n");
        await("the console open", () -> calls("dialtone console --screen open"));
    }

    /** The restart deletes the data: {@code data} calls the script before anything else. */
    @Test
    void aFactoryResetDeletesAllAtTheNextStartAndNothingBefore() throws IOException {
        root.stub("logger", "exit 0");
        Files.writeString(folder.resolve("data/site.yaml"), "dialtone: 1\n");
        Files.writeString(folder.resolve("data/dialtone/site.db"), "x");
        open();
        type("6\n");
        sees("Everything that was set or learned is erased");
        sees("Type reset to do it: ");
        type("yes\n");
        sees("Nothing was changed.");
        type("\n");
        sees("Number, then Enter: ");
        assertEquals("", root.run("", "wipe").text());
        assertTrue(Files.exists(folder.resolve("data/dialtone/site.db")));
        type("6\n");
        sees("Type reset to do it: ");
        type("reset\n");
        sees("the machine restarts, and all data is deleted");
        await("the restart", () -> calls("systemctl --no-block reboot"));
        assertTrue(Files.exists(folder.resolve("data/dialtone/site.db")), "the box still runs");
        assertEquals(
                "factory reset: all data is deleted\n", root.run("", "wipe").text());
        try (Stream<Path> left = Files.list(folder.resolve("data"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void theDetailsNameCardsAndTroubles() throws IOException {
        root.stub("journalctl", "seq -f 'word %g' 9; echo 'the last words'");
        open();
        type("3\n");
        sees("Enter: more.");
        assertTrue(said.toString().contains("eth0            52:54:00:66:00:01  cable"), said.toString());
        type("\n");
        sees("the last words");
        sees("Enter: back.");
    }

    private boolean calls(String line) {
        try {
            return Files.exists(folder.resolve("calls"))
                    && Files.readAllLines(folder.resolve("calls")).contains(line);
        } catch (IOException e) {
            return false;
        }
    }
}
