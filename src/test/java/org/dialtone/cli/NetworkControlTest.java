package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.dialtone.app.ApplianceNetwork;
import org.dialtone.app.FakeMachine;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.MemoryAudit;
import org.dialtone.app.MemoryRevisions;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A machine with two cards: eth0 with an address, eth1 with neither address nor cable. */
class NetworkControlTest {

    private static final String CARDS = """
            cards:
              eth0 00:15:65:00:00:01, 192.0.2.2/24, 198.51.100.2/30
              eth1, no cable
            """;
    private static final String ETH0 = "{interfaces: {eth0: {address: 192.0.2.2/24}}}";
    private static final String NOW = "now interface eth0 192.0.2.2/24";

    private static final FakeMachine TWO_CARDS = new FakeMachine(
            List.of("eth0", "eth1"),
            null,
            new LocalInterface("eth0", Ip4.of("192.0.2.2"), 24, MacAddress.of("00:15:65:00:00:01")),
            new LocalInterface("eth0", Ip4.of("198.51.100.2"), 30, null));

    private final FakeRoot root = new FakeRoot();
    private final SiteBook site = TestSite.book(new MemoryRevisions(), InstantSource.system());
    private final MemoryAudit audit = new MemoryAudit();
    private final NetworkControl control = new NetworkControl(new ApplianceNetwork(site, root, TWO_CARDS), audit);

    @BeforeEach
    void setUp() {
        assertTrue(TestSite.apply(site, "dialtone: 1\nnetwork: " + ETH0 + "\n").ok());
    }

    @Test
    void aMachineThatIsNoApplianceShowsItsCardsAlone() {
        assertEquals(
                new Said(0, "This machine is no appliance: its system sets its addresses.\n" + CARDS), ask("show"));
    }

    @ParameterizedTest
    @CsvSource({"set", "set f", "confirm", "undo"})
    void aMachineThatIsNoApplianceChangesNothing(String words) {
        assertEquals(
                new Said(
                        1,
                        "only the appliance sets its own addresses; "
                                + "set those of this machine in its system; here the site's network has no effect"),
                ask(words));
    }

    @Test
    void anApplianceShowsWhatIsInForce() {
        root.says.put("show", List.of(NOW, "now gateway 192.0.2.1"));
        site.edit(TestSite.WHO, "test", document -> document);
        assertEquals(new Said(0, """
                in force:
                  interface eth0 192.0.2.2/24
                  gateway 192.0.2.1
                the site says otherwise; dialtone network set tries it:
                  interface eth0 192.0.2.2/24
                """ + CARDS), ask("show"));
    }

    @Test
    void whatTheSiteSaysIsNotRepeatedWhereItIsInForce() {
        root.says.put("show", List.of(NOW));
        assertEquals(new Said(0, "in force:\n  interface eth0 192.0.2.2/24\n" + CARDS), ask("show"));
    }

    @Test
    void aTrialIsShownWithItsTimeLeft() {
        root.says.put("show", List.of(NOW, "wanted interface eth1 10.66.0.1/16 vlan 20", "left 90"));
        assertEquals(new Said(0, """
                in force:
                  interface eth0 192.0.2.2/24
                tried, back in 90 s unless it is confirmed:
                  interface eth1 10.66.0.1/16 vlan 20
                """ + CARDS), ask("show"));
    }

    @Test
    void aBoxWithoutNetworkOfItsOwnTakesWhatItIsGiven() {
        assertTrue(TestSite.apply(site, "dialtone: 1").ok());
        root.says.put("show", List.of("failed the last one", "failed didn't come up"));
        assertEquals(
                new Said(
                        0,
                        "in force:\n  nothing: each card takes an address from whoever gives one\n"
                                + "note: the last one; didn't come up\n" + CARDS),
                ask("show"));
    }

    @Test
    void whatTheSiteSaysIsTriedUntilItIsConfirmed() {
        root.says.put("show", List.of("now interface eth0 192.0.2.3/24"));
        root.says.put("try", List.of("wanted interface eth0 192.0.2.2/24", "left 120"));
        assertEquals(
                new Said(
                        0,
                        "In force in a second. "
                                + "Without dialtone network confirm within 120 s the one before comes back.\n"),
                ask("set"));
        assertEquals("network try|interface eth0 192.0.2.2/24", root.asked.getLast());
    }

    @Test
    void whatAFileSaysIsTriedUntilItIsConfirmed() {
        root.says.put("show", List.of(NOW));
        root.says.put("try", List.of("left 120"));
        Said said = ask("set my+net.yaml", "{interfaces: {eth1: {address: 10.66.0.1/16}}}");
        assertEquals(0, said.status(), said.text());
        assertEquals("network try|interface eth1 10.66.0.1/16", root.asked.getLast());
    }

    @Test
    void whatIsInForceAlreadyIsNotTried() {
        root.says.put("show", List.of(NOW));
        assertEquals(new Said(0, "That network is in force already; the site says so now.\n"), ask("set"));
        assertEquals(List.of("network show"), root.asked);
    }

    @Test
    void aFileWithAFaultIsNotTried() {
        root.says.put("show", List.of(NOW));
        Said said = ask("set my+net.yaml", "{interfaces: {eth7: {address: 10.66.0.1/16}}}");
        assertEquals(1, said.status());
        assertEquals(
                "my net.yaml:1:21: interfaces.eth7: this machine has no network card eth7 (it has: eth0, eth1)\n",
                said.text());
        assertEquals(List.of(), root.asked);
    }

    @ParameterizedTest
    @CsvSource({"confirm, The network that was tried is kept.", "undo, The network before is back."})
    void aTrialEndsWithWhatIsInForceThen(String verb, String says) {
        root.says.put("show", List.of(NOW));
        assertEquals(new Said(0, says + "\nin force:\n  interface eth0 192.0.2.2/24\n" + CARDS), ask(verb));
        assertEquals(List.of("network " + verb, "network show"), root.asked);
    }

    /** The verb, root's status, and what the person is told to do. */
    @ParameterizedTest
    @CsvSource({
        "confirm, 3, GET network tells how it stands",
        "undo, 3, GET network tells how it stands",
        "confirm, 1, the log of the box's system says more"
    })
    void whatRootRefusesIsToldWithItsRemedy(String verb, int status, String remedy) {
        root.says.put("show", List.of(NOW));
        root.says.put(verb, List.of("nothing is tried", "go away"));
        root.status = status;
        assertEquals(new Said(1, "nothing is tried; go away; " + remedy), ask(verb));
    }

    @Test
    void aVerbThatItLacksIsAnsweredWithThoseItHas() {
        assertEquals(new Said(1, "network: show, set, confirm or undo"), ask("reboot"));
    }

    private record Said(int status, String text) {}

    private Said ask(String words) {
        return ask(words, ETH0);
    }

    private Said ask(String words, String text) {
        Answer answer = control.handle(Arrays.asList(words.split(" ")), text);
        return new Said(answer.status(), answer.text());
    }
}
