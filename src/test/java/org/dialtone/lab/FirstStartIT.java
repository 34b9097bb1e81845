package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** From a box that knows nothing, by the console's first start, to the first phone that registers. */
@Tag("root")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstStartIT {

    private static final String MAC = "00:15:65:00:00:01";
    private static final String OUTAGE = "No phone gets an address";

    private static Lab lab;
    private static Path log;
    private static Process other;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.lan("voice0", "10.66.0.1/16", "phone0", "10.66.0.9/16");
        log = lab.folder.resolve("other.log");
        Path configuration = Files.writeString(lab.folder.resolve("dnsmasq.conf"), """
                port=0
                user=root
                interface=lan0
                bind-interfaces
                no-ping
                dhcp-range=10.66.5.1,10.66.5.40,255.255.0.0,1h
                dhcp-leasefile=%s/dnsmasq.leases
                """.formatted(lab.folder));
        other = lab.start(lab.serverSpace, log, "dnsmasq", "--no-daemon", "--conf-file=" + configuration);
        Box.await(60, log, () -> Box.text(log).contains("IP range"));
        lab.boxUntil("started", "", Map.of("DIALTONE_SITE", "", "DIALTONE_ADMIN_PASSWORD", ""));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    /** Asks as a browser does, and returns the page, the status and where it leads. */
    private static String console(String path, String... more) {
        String jar = lab.folder.resolve("cookies").toString();
        return lab.onBox(Stream.concat(
                                Stream.of(
                                        "curl",
                                        "-s",
                                        "-b",
                                        jar,
                                        "-c",
                                        jar,
                                        "-w",
                                        "\n%{http_code} %{redirect_url}",
                                        "http://127.0.0.1/console/" + path),
                                Stream.of(more))
                        .toArray(String[]::new))
                .must();
    }

    private static void leads(String answer, String to) {
        assertTrue(answer.endsWith("303 http://127.0.0.1/console/" + to), answer);
    }

    @Test
    @Order(1)
    void theFirstPasswordLeadsOn() throws IOException {
        String made =
                Files.readString(lab.folder.resolve("data/first-password")).strip();
        leads(console("login", "-d", "name=admin", "-d", "password=" + made), "password");
        leads(
                console("password", "-d", "old=" + made, "-d", "new=" + Box.PASSWORD, "-d", "again=" + Box.PASSWORD),
                "start");
        assertTrue(console("leases").contains(OUTAGE));
    }

    @Test
    @Order(2)
    void theInterfaceIsShownWithTheServerThatAnswersThere() {
        Box.await(60, log, () -> console("start/interface").contains("Another DHCP server answers: 10.66.0.9"));
        leads(console("start/interface", "-d", "dhcp.interfaces=voice0"), "start/addresses");
        String proposed = console("start/addresses");
        assertTrue(proposed.contains("10.66.128.0-10.66.255.254"), proposed);
        assertTrue(proposed.contains("Another DHCP server answers on voice0: 10.66.0.9"), proposed);
        other.destroy();
    }

    @Test
    @Order(3)
    void allIsAppliedAtOnce() throws IOException {
        leads(
                console(
                        "start/addresses",
                        "-d",
                        "dhcp.mode=server",
                        "-d",
                        "scope.name=voice",
                        "-d",
                        "scope.subnet=10.66.0.0/16",
                        "-d",
                        "scope.pools=10.66.128.0-10.66.255.254"),
                "start/registrar");
        leads(
                console("start/registrar", "-d", "registrar.mode=builtin", "-d", "site.timezone=Europe/Athens"),
                "start/phones");
        Path table =
                Files.writeString(lab.folder.resolve("phones.csv"), "number,name,mac\n1001,Reception," + MAC + "\n");
        leads(console("start/phones", "-F", "phones=table", "-F", "table=@" + table), "start/summary");
        String summary = console("start/summary");
        assertTrue(summary.contains("On voice0 the box answers DHCP"), summary);
        String saved = console("start/summary", "-d", "act=save");
        assertTrue(saved.contains("Take it back"), saved);
    }

    @Test
    @Order(4)
    void theFirstPhoneRegisters() throws IOException {
        Box.await(60, log, () -> !console("").contains(OUTAGE));
        LabPhone phone = LabPhone.plug(lab, "phone0", MAC);
        assertFalse(phone.address().startsWith("10.66.5."), phone.address());
        String file = phone.file();
        assertTrue(file.endsWith("200"), file);
        Command registered = phone.register("10.66.0.1", "1001", LabPhone.password(file));
        assertEquals(0, registered.status(), registered.output());
        assertEquals("registered", lab.api.journey(MAC).getString("boots[-1].state"));
    }
}
