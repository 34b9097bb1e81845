package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.journal.Entry;
import org.dialtone.journal.EntryLines;
import org.dialtone.journal.Event;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.LeaseRule;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlan.UnknownPhones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisionerTest extends TwoVendors {

    @ParameterizedTest(name = "{0}: {1} asks for {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # rule   | remote     | file                    | status | journeys                    | reason
            ENFORCE  | 10.66.1.1  | aa0000000001.cfg        | 200    | alice                       | -
            ENFORCE  | 10.66.1.1  | AA0000000001.CFG        | 200    | alice                       | -
            ENFORCE  | 10.66.1.7  | aa0000000001.cfg        | 403    | alice                       | 10.66.1.7 holds no lease
            ENFORCE  | 10.66.1.2  | aa0000000001.cfg        | 403    | bob, alice                  | 10.66.1.2, held by aa:00:00:00:00:02, asked for the file of aa:00:00:00:00:01
            ENFORCE  | 10.66.1.3  | aa0000000002.cfg        | 200    | wifi                        | -
            ENFORCE  | 10.66.1.2  | aa00000000f2.cfg        | 200    | bob                         | -
            ENFORCE  | 10.66.1.60 | aa0000000002.cfg        | 200    | bob                         | -
            ENFORCE  | 10.66.1.60 | aa0000000001.cfg        | 403    | bob, alice                  | asked for the file of aa:00:00:00:00:01
            ENFORCE  | 10.66.1.9  | aa0000000099.cfg        | 403    | stranger                    | aa:00:00:00:00:99 is in no site file
            ENFORCE  | 10.66.1.7  | aa0000000099.cfg        | 403    | stranger                    | aa:00:00:00:00:99 is in no site file
            ENFORCE  | 10.66.1.9  | aa0000000001.cfg        | 403    | stranger, alice             | held by aa:00:00:00:00:99
            ENFORCE  | 10.66.1.1  | aa0000000099.cfg        | 403    | alice, stranger             | held by aa:00:00:00:00:01
            ENFORCE  | 10.66.1.1  | common.cfg              | 200    | alice                       | -
            ENFORCE  | 10.66.1.60 | common.cfg              | 200    | bob                         | -
            ENFORCE  | 10.66.1.9  | common.cfg              | 403    | stranger                    | is in no site file
            ENFORCE  | 10.66.1.7  | common.cfg              | 403    | -                           | -
            ENFORCE  | 10.66.1.1  | model-X4.cfg            | 200    | alice                       | -
            ENFORCE  | 10.66.1.1  | aa0000000001.boot       | 404    | alice                       | ends the search
            ENFORCE  | 10.66.1.7  | aa0000000001.boot       | 404    | alice                       | ends the search
            ENFORCE  | 10.66.1.1  | firmware.rom            | 200    | alice                       | -
            ENFORCE  | 10.66.1.1  | X4-1.2.rom              | 200    | alice                       | -
            ENFORCE  | 10.66.1.1  | x4-1.2.ROM              | 200    | alice                       | -
            ENFORCE  | 10.66.1.1  | more.sbn                | 404    | alice                       | the firmware file more.sbn isn't on the box
            ENFORCE  | 10.66.1.8  | firmware.rom            | 404    | beta                        | the site names no firmware for Alpha phones whose model isn't known
            ENFORCE  | 10.66.1.7  | firmware.rom            | 403    | -                           | -
            ENFORCE  | 10.66.1.9  | X4-1.2.rom              | 403    | stranger                    | is in no site file
            ENFORCE  | 10.66.1.1  | aa0000000001.log        | 404    | alice                       | nobody fetches it
            LOG      | 10.66.1.7  | X4-1.2.rom              | 200    | -                           | -
            ENFORCE  | 10.66.1.1  | whatever.txt            | 404    | alice                       | no vendor pack knows
            ENFORCE  | 10.66.1.7  | whatever.txt            | 404    | -                           | -
            ENFORCE  | 10.66.1.1  | aa0000000001.broken     | 500    | alice                       | template fault: alpha/broken:3: no such key
            LOG      | 10.66.1.2  | aa0000000001.cfg        | 200    | bob, alice                  | 10.66.1.2, held by aa:00:00:00:00:02
            LOG      | 10.66.1.7  | aa0000000001.cfg        | 200    | alice                       | holds no lease
            LOG      | 10.66.1.1  | aa0000000001.cfg        | 200    | alice                       | -
            LOG      | 10.66.1.7  | model-X4.cfg            | 200    | -                           | -
            LOG      | 10.66.1.7  | aa0000000099.cfg        | 403    | stranger                    | is in no site file
            GENERIC  | 10.66.1.1  | aa0000000001.cfg        | 200    | alice                       | -
            GENERIC  | 10.66.1.2  | aa0000000001.cfg        | 200    | bob, alice                  | 10.66.1.2, held by aa:00:00:00:00:02, asked for the file of aa:00:00:00:00:01
            GENERIC  | 10.66.1.7  | aa0000000001.cfg        | 200    | alice                       | 10.66.1.7 holds no lease
            GENERIC  | 10.66.1.7  | model-X4.cfg            | 200    | -                           | -
            GENERIC  | 10.66.1.9  | aa0000000099.cfg        | 403    | stranger                    | is in no site file
            """)
    void theLeaseRuleDecidesWhoGetsAFile(
            LeaseRule rule, String remote, String file, int status, String journeys, String reason) {
        install(rule, UnknownPhones.REFUSE);
        assertEquals(status, ask(remote, "/provision/tok/" + file, null).status());
        assertEquals(
                journeys,
                entries.isEmpty()
                        ? null
                        : entries.stream().map(ProvisionerTest::who).collect(Collectors.joining(", ")));
        for (Entry entry : entries) {
            assertEquals(status, entry.status());
            assertEquals(file, entry.file());
            String why = EntryLines.why(entry);
            assertTrue(reason == null ? why == null : why != null && why.contains(reason), entry.toString());
        }
    }

    /** As 50,000 made-up ones fill it. */
    @Test
    void anUnknownPhoneWaitsForAdoptionThoughTheBookOfPhonesHasNoRoomForIt() {
        fleet.spare(_ -> true);
        for (int i = 0; i < 50_000; i++) {
            fleet.sighted(new MacAddress(0xbb0000100000L + i), null, null);
        }
        install(LeaseRule.ENFORCE, UnknownPhones.HOLD);
        assertEquals(200, ask("10.66.1.9", "/aa0000000099.cfg", "Alpha X4/1.0").status());
        assertEquals(Optional.empty(), fleet.identity(STRANGER));
    }

    @Test
    void laterPartsOfAFileAreNotTold() {
        FileRequest part = new FileRequest(
                "/X4-1.2.rom",
                Ip4.of("10.66.1.1"),
                Ip4.of("10.66.0.1"),
                null,
                FileRequest.Transport.HTTP,
                null,
                true,
                Optional::empty);
        assertInstanceOf(Answer.Firmware.class, provisioner.answer(part));
        assertEquals(List.of(), entries);
        ask("10.66.1.1", "/X4-1.2.rom", null);
        assertEquals(List.of(Step.FIRMWARE), entries.stream().map(Entry::step).toList());
    }

    @Test
    void firmwareIsHeldBackWhileManyPhonesBoot() {
        provisioner.holdFirmware(() -> true);
        assertInstanceOf(Answer.Unmet.class, ask("10.66.1.1", "/X4-1.2.rom", null));
        assertEquals(Event.FILE_FIRMWARE_HELD, entries.getLast().event());
        assertInstanceOf(Answer.Document.class, ask("10.66.1.1", "/aa0000000001.cfg", null));
        FileRequest tftp = new FileRequest(
                "/X4-1.2.rom", Ip4.of("10.66.1.1"), Ip4.of("10.66.0.1"), null, FileRequest.Transport.TFTP);
        assertInstanceOf(Answer.Firmware.class, provisioner.answer(tftp), "over TFTP it would wait");
        provisioner.holdFirmware(() -> false);
        assertInstanceOf(Answer.Firmware.class, ask("10.66.1.1", "/X4-1.2.rom", null));
    }

    @ParameterizedTest(name = "{0} puts {1}")
    @CsvSource(delimiter = '|', textBlock = """
            10.66.1.1  | /provision/tok/aa0000000001.log   | Taken[phone=aa:00:00:00:00:01, name=aa0000000001.log]
            10.66.1.1  | /logs/AA0000000001.LOG            | Taken[phone=aa:00:00:00:00:01, name=AA0000000001.LOG]
            10.66.1.3  | /aa0000000002.log                 | Taken[phone=aa:00:00:00:00:02, name=aa0000000002.log]
            10.66.1.3  | /aa00000000f2.log                 | Taken[phone=aa:00:00:00:00:02, name=aa00000000f2.log]
            10.66.1.60 | /aa0000000002.log                 | Taken[phone=aa:00:00:00:00:02, name=aa0000000002.log]
            10.66.1.1  | /phone.log                        | Taken[phone=aa:00:00:00:00:01, name=phone.log]
            10.66.1.7  | /phone.log                        | Refused[status=403
            10.66.1.2  | /aa0000000001.log                 | Refused[status=403
            10.66.1.7  | /aa0000000001.log                 | Refused[status=403
            10.66.1.9  | /aa0000000099.log                 | Refused[status=403
            10.66.1.1  | /aa0000000001.cfg                 | Refused[status=405
            10.66.1.1  | /provision/old/aa0000000001.log   | Refused[status=404
            10.66.1.1  | /../aa0000000001.log              | Refused[status=404
            """)
    void logsAreTakenFromTheirPhoneAlone(String remote, String path, String comes) {
        install(LeaseRule.LOG, UnknownPhones.REFUSE);
        String came = provisioner
                .put(new FileRequest(path, Ip4.of(remote), Ip4.of("10.66.0.1"), null, FileRequest.Transport.HTTP))
                .toString();
        assertTrue(came.startsWith(comes), came);
        assertEquals(List.of(), entries);
    }

    @Test
    void filesAreRenderedAnewWhenTheirViewOrTheTemplatesChange() {
        ask("10.66.1.1", "/aa0000000001.cfg", null);
        ask("10.66.1.1", "/aa0000000001.cfg", null);
        assertEquals(1, renderings);
        ask("10.66.1.2", "/aa0000000002.cfg", null);
        assertEquals(2, renderings);
        install(LeaseRule.LOG, UnknownPhones.REFUSE);
        ask("10.66.1.1", "/aa0000000001.cfg", null);
        assertEquals(2, renderings);
        edition = "2";
        ask("10.66.1.1", "/aa0000000001.cfg", null);
        assertEquals(3, renderings);
        ask("10.66.1.1", "/aa0000000001.broken", null);
        ask("10.66.1.1", "/aa0000000001.broken", null);
        assertEquals(4, renderings);
        now = now.plusSeconds(11);
        ask("10.66.1.1", "/aa0000000001.broken", null);
        assertEquals(5, renderings);
    }

    @Test
    void onlyTheHolderOfAnAddressIsSighted() {
        ask("10.66.1.1", "/aa0000000002.cfg", "Alpha X4/1.0");
        assertTrue(fleet.lastSeen(ALICE).isPresent());
        assertFalse(fleet.lastSeen(BOB).isPresent());
    }

    @Test
    void etagFollowsContent() {
        Answer.Document first = (Answer.Document) ask("10.66.1.1", "/aa0000000001.cfg", null);
        Answer.Document again = (Answer.Document) ask("10.66.1.1", "/aa0000000001.cfg", null);
        Answer.Document other = (Answer.Document) ask("10.66.1.2", "/aa0000000002.cfg", null);
        assertEquals(first.etag(), again.etag());
        assertNotEquals(first.etag(), other.etag());
        assertTrue(first.etag().matches("\"[0-9a-f]{32}\""));
    }

    @Test
    void linesThatDoNotFitAreLeftOutAndTold() {
        Line line = new Line("1", "One", null, "x");
        MacAddress many = MacAddress.of("aa0000000044");
        lan.holders.put(Ip4.of("10.66.2.4"), many);
        install(
                LeaseRule.ENFORCE,
                UnknownPhones.REFUSE,
                null,
                new Phone(many, "alpha", null, List.of(line, line, line), Set.of(), Set.of()));
        assertEquals("alpha/phone for aa0000000044 One,One", text(ask("10.66.2.4", "/aa0000000044.cfg", null)));
        assertEquals("Alpha files hold at most 2 accounts; lines left out: 1", EntryLines.why(entries.getFirst()));
    }

    private static String who(Entry entry) {
        return Map.of(ALICE, "alice", BOB, "bob", BOB_WIFI, "wifi", STRANGER, "stranger", BETA, "beta")
                .get(entry.mac());
    }
}
