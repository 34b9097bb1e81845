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

/** Changes the box's addresses with root's script: tried, confirmed, undone, forgotten after a power cut. */
class NetworkErrandTest {

    private static final String VOICE = "interface eth0 10.66.0.1/16\n";
    private static final String TAGGED = "interface eth0 10.66.0.1/16 vlan 20\ngateway 10.66.0.254\n";

    @TempDir
    Path folder;

    private ApplianceRoot root;

    @BeforeEach
    void start() throws IOException {
        root = new ApplianceRoot(folder);
        assertEquals(new Said(0, ""), root.run(VOICE, "network", "keep"));
        assertEquals(new Said(0, ""), root.run("", "network", "boot"));
        assertEquals(List.of("10-eth0.network"), root.units());
        root.calls();
    }

    private Said notifyRound(String verb, String lines) {
        return root.run("network\n" + verb + "\n" + lines, "root-helper");
    }

    private void tried(String lines) throws IOException {
        assertEquals(new Said(0, "left 120\n= 0\n"), notifyRound("try", lines));
        assertEquals(0, root.run("", "network", "apply").status());
    }

    @Test
    void theWayBackIsArmedBeforeAnythingChanges() throws IOException {
        assertEquals(new Said(0, "left 120\n= 0\n"), notifyRound("try", TAGGED));
        assertEquals(
                List.of(
                        "systemctl stop dialtone-network-late.timer",
                        "systemd-run --quiet --collect --unit=dialtone-network-late --on-active=120 --timer-property=AccuracySec=100ms …/network late",
                        "systemctl stop dialtone-network-apply.timer",
                        "systemd-run --quiet --collect --unit=dialtone-network-apply --on-active=1 --timer-property=AccuracySec=100ms …/network apply"),
                root.calls());
        assertEquals(List.of("10-eth0.network"), root.units());
        assertEquals(
                new Said(0, "the change is not in force yet; confirm it in a second\n= 3\n"),
                notifyRound("confirm", ""));
        root.run("", "network", "apply");
        assertEquals(List.of("10-eth0.20.netdev", "10-eth0.network", "20-eth0.20.network"), root.units());
        assertEquals(List.of("networkctl reload"), root.calls());
        assertTrue(
                notifyRound("show", "")
                        .text()
                        .startsWith(
                                "now interface eth0 10.66.0.1/16 vlan 20\nnow gateway 10.66.0.254\nwanted interface eth0 10.66.0.1/16 vlan 20\nwanted gateway 10.66.0.254\nleft 1"));
    }

    @Test
    void aConfirmedChangeIsThereAfterACutOfThePower() throws IOException {
        tried(TAGGED);
        assertEquals(new Said(0, "= 0\n"), notifyRound("confirm", ""));
        assertEquals(
                new Said(0, "now interface eth0 10.66.0.1/16 vlan 20\nnow gateway 10.66.0.254\nunsaved\n= 0\n"),
                notifyRound("show", ""));
        root.cutPower();
        assertEquals(0, root.run("", "network", "boot").status());
        assertEquals(List.of("10-eth0.20.netdev", "10-eth0.network", "20-eth0.20.network"), root.units());
        assertEquals(new Said(0, "= 0\n"), notifyRound("saved", ""));
        assertEquals(
                new Said(0, "now interface eth0 10.66.0.1/16 vlan 20\nnow gateway 10.66.0.254\n= 0\n"),
                notifyRound("show", ""));
        assertEquals("", root.elapse().text());
    }

    @Test
    void anUnconfirmedChangeIsForgottenByACutOfThePower() throws IOException {
        tried(TAGGED);
        root.cutPower();
        assertEquals(0, root.run("", "network", "boot").status());
        assertEquals(List.of("10-eth0.network"), root.units());
        assertEquals(new Said(0, "now interface eth0 10.66.0.1/16\n= 0\n"), notifyRound("show", ""));
    }

    @Test
    void theTimerGoesBackAndRemovesTheLinkOfTheVlan() throws IOException {
        tried(TAGGED);
        assertEquals("", root.run("", "network", "late").text(), "a timer of an earlier change");
        root.calls();
        assertEquals(
                "the network that was tried was not confirmed within 120 s; the one before is back\n",
                root.elapse().text());
        assertEquals(List.of("10-eth0.network"), root.units());
        assertEquals(
                List.of(
                        "ip link delete dev eth0.20",
                        "networkctl reload",
                        "systemctl stop dialtone-network-late.timer dialtone-network-apply.timer"),
                root.calls());
        assertEquals(
                new Said(
                        0,
                        "now interface eth0 10.66.0.1/16\nfailed the network that was tried was not confirmed within 120 s; the one before is back\n= 0\n"),
                notifyRound("show", ""));
        assertEquals(new Said(0, "no change of the network waits to be confirmed\n= 3\n"), notifyRound("confirm", ""));
    }

    @Test
    void undoGoesBackAtOnce() throws IOException {
        tried(TAGGED);
        assertEquals(new Said(0, "= 0\n"), notifyRound("undo", ""));
        assertEquals(List.of("10-eth0.network"), root.units());
        assertEquals(new Said(0, "no change of the network waits to be confirmed\n= 3\n"), notifyRound("undo", ""));
        assertEquals("", root.run("", "network", "apply").text());
        assertEquals(List.of("10-eth0.network"), root.units());
    }

    @Test
    void oneChangeIsTriedAtATime() throws IOException {
        tried(TAGGED);
        assertEquals(
                new Said(0, "a change of the network waits already; confirm it or undo it first\n= 3\n"),
                notifyRound("try", VOICE));
        assertEquals(List.of("10-eth0.20.netdev", "10-eth0.network", "20-eth0.20.network"), root.units());
    }

    @Test
    void aBadNetworkChangesNothing() throws IOException {
        Said said = notifyRound("try", "interface ../../etc/x 10.66.0.1/16\n");
        assertEquals("line 1: \"../../etc/x\" is no name of a network card\n= 2\n", said.text());
        assertEquals(List.of(), root.calls());
        assertEquals(new Said(0, "now interface eth0 10.66.0.1/16\n= 0\n"), notifyRound("show", ""));
        for (String verb : List.of("apply", "late", "boot", "keep", "", "try;id", "../network")) {
            assertEquals(
                    "network: check, try, confirm, undo, show or saved\n= 2\n",
                    notifyRound(verb, "").text());
        }
    }

    @Test
    void withoutAWayBackNothingIsChanged() throws IOException {
        root.stub("systemd-run", "exit 1");
        assertEquals(
                "systemd takes no timer for the way back; nothing was changed\n= 1\n",
                notifyRound("try", TAGGED).text());
        assertEquals(
                "now interface eth0 10.66.0.1/16\n= 0\n",
                notifyRound("show", "").text());
    }

    @Test
    void aNetworkThatNetworkdRefusesIsUndoneAtOnce() throws IOException {
        root.stub("networkctl", "grep -q VLAN " + folder + "/run/systemd/network/10-eth0.network && exit 1; exit 0");
        tried(TAGGED);
        assertEquals(List.of("10-eth0.network"), root.units());
        assertEquals(
                "now interface eth0 10.66.0.1/16\nfailed systemd-networkd refused the network that was tried; the one before is back\n= 0\n",
                notifyRound("show", "").text());
    }

    @Test
    void aBoxWithoutNetworkTriesItsFirst() throws IOException {
        Files.delete(folder.resolve("data/network/lines"));
        root.cutPower();
        root.run("", "network", "boot");
        assertEquals(List.of(), root.units());
        tried(VOICE);
        assertEquals(List.of("10-eth0.network"), root.units());
        assertEquals("= 0\n", notifyRound("undo", "").text());
        assertEquals(List.of(), root.units());
    }

    @Test
    void aFileThatWasDamagedLeavesTheCardsAsTheyAre() throws IOException {
        Files.writeString(folder.resolve("data/network/lines"), "interface eth0 10.66.0.1/16\n[Match]\n");
        root.cutPower();
        assertEquals(1, root.run("", "network", "boot").status());
        assertEquals(List.of(), root.units());
        assertTrue(notifyRound("show", "").text().contains("failed the box keeps the addresses that it finds"));
        assertFalse(notifyRound("show", "").text().contains("now"));
    }
}
