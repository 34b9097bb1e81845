package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captures how replies reach a client that has no address yet (RFC 2131 section 4.1). */
@Tag("root")
@Tag("binary")
class LinkIT {

    private static final String MAC = "02:00:00:00:00:01";
    private static final String SITE = LabSite.voice().yaml();

    private Lab lab;

    @BeforeEach
    void link() throws IOException {
        lab = new Lab();
        lab.link("voice0", "10.66.0.1/16", "phone0");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest(name = "broadcast flag {0}")
    @CsvSource({"clear, " + MAC, "set, ff:ff:ff:ff:ff:ff"})
    void repliesGoWhereTheClientHearsThem(String flag, String destination) throws IOException {
        lab.box(SITE, Map.of());
        List<String> replies = replies(flag.equals("set"));
        assertOfferAndAck(replies);
        for (String reply : replies) {
            assertTrue(reply.contains("> " + destination), reply);
            assertTrue(
                    reply.contains("10.66.0.1.67 > " + (flag.equals("set") ? "255.255.255.255" : "10.66.1.1") + ".68"),
                    reply);
            // The kernel leaves the checksum of its own packets open on a veth.
            assertTrue(flag.equals("set") || reply.contains("[udp sum ok]") && !reply.contains("bad cksum"), reply);
        }
        assertFalse(lab.api.health().contains("broadcast instead of unicast"), lab.api.health());
    }

    @Test
    void repliesAreBroadcastWithoutTheRightToRawSocketsAndTheBoxSaysSo() throws IOException {
        Box box = lab.box(SITE, Map.of(), "setpriv", "--bounding-set", "-net_raw");
        List<String> replies = replies(false);
        assertOfferAndAck(replies);
        replies.forEach(reply -> assertTrue(reply.contains("10.66.0.1.67 > 255.255.255.255.68"), reply));
        assertTrue(lab.api.health().contains("not permitted, it needs CAP_NET_RAW"), lab.api.health());
        String once =
                "answered by broadcast, not by unicast, and addresses are given without a conflict probe: not permitted";
        assertEquals(2, Box.text(box.log).split(once).length, Box.text(box.log));
    }

    /** Returns the replies that tcpdump saw on the box's side of one boot, one text for each. */
    private List<String> replies(boolean broadcastFlag) throws IOException {
        lab.become("phone0", MAC);
        Path capture = Files.createTempFile(lab.folder, "capture", ".txt");
        Process tcpdump =
                lab.start(lab.phoneSpace, capture, "tcpdump", "-lnvve", "-i", "phone0", "udp and src port 67");
        Box.await(120, capture, () -> Box.text(capture).contains("listening on"));
        lab.onPhone(
                        "udhcpc",
                        "-f",
                        "-q",
                        "-n",
                        "-t",
                        "15",
                        "-T",
                        "2",
                        "-i",
                        "phone0",
                        "-s",
                        "/bin/true",
                        broadcastFlag ? "-B" : "-R")
                .must();
        Box.await(
                120,
                capture,
                () -> Box.text(capture).contains("DHCP-Message (53), length 1: ACK")
                        || Box.text(capture).contains("DHCP-Message Option 53, length 1: ACK"));
        tcpdump.destroy();
        return List.of(Box.text(capture).split("(?m)^(?=\\d\\d:\\d\\d:)")).stream()
                .filter(text -> text.contains("BOOTP/DHCP, Reply"))
                .toList();
    }

    /** A client that gets no answer within 2 s asks again, and the box answers each request. */
    private static void assertOfferAndAck(List<String> replies) {
        for (String type : List.of("Offer", "ACK")) {
            assertTrue(
                    replies.stream().anyMatch(reply -> reply.contains("length 1: " + type)),
                    () -> "no " + type + " in " + replies);
        }
    }
}
