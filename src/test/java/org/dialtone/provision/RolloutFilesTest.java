package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dialtone.journal.EventWords;
import org.dialtone.net.Glob;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.phone.DialectBuilder;
import org.dialtone.phone.FirmwareAdvice;
import org.dialtone.phone.FirmwareAdvice.Via;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.HeldAddresses;
import org.dialtone.phone.PackBuilder;
import org.dialtone.phone.PackFile;
import org.dialtone.phone.PackFile.Kind;
import org.dialtone.phone.Packs;
import org.dialtone.provision.ProvisionPlan.LeaseRule;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a phone's file names of firmware that is rolled out, and which image it may load. */
class RolloutFilesTest implements RolloutGate {

    private static final MacAddress FIRST = MacAddress.of("aa0000000001");
    private static final MacAddress SECOND = MacAddress.of("aa0000000002");
    private static final Firmware OLD = new Firmware("alpha", "*", "1.9", "old.rom", List.of());
    private static final Firmware NEW = new Firmware(
            "alpha",
            new Glob("X*"),
            "3.0",
            "new.rom",
            List.of("more.rom"),
            List.of(new FirmwareStep("1.5", "1.8", "step.rom")),
            RolloutRules.USUAL);

    private final HeldAddresses lan = new HeldAddresses();
    private final Fleet fleet = new Fleet(packs(), FleetStore.forgetful(List.of()), () -> Instant.EPOCH);
    private final Set<MacAddress> reached = new HashSet<>();
    private final Set<MacAddress> open = new HashSet<>();
    private final PhoneRecords books = ForgetfulRecords.by(() -> Instant.EPOCH);
    private final Provisioner provisioner = new Provisioner(
            fleet,
            lan,
            _ -> {},
            (_, view) -> new Renderer.Rendering.Text("told " + view.get("firmwareVersion")),
            new PhoneRecords(
                    books.pendingPhones(), books.places(), books.windows(), books.reports(), books.served(), this),
            file -> file.equals("more.rom")
                    ? Optional.empty()
                    : Optional.of(new FirmwareStore.Stored(file, 9, Instant.EPOCH)),
            HandClock.right(() -> Instant.EPOCH));

    @Override
    public boolean tells(Firmware firmware, MacAddress phone) {
        return reached.contains(phone);
    }

    @Override
    public boolean takes(Firmware firmware, MacAddress phone) {
        if (open.contains(phone)) {
            reached.add(phone);
        }
        return reached.contains(phone);
    }

    @ParameterizedTest(name = "{0}: {1} that runs {2} asks for {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -       | X4 | 1.6  | aa0000000001.cfg | told 1.9
            reached | X4 | 1.6  | aa0000000001.cfg | told 3.0
            reached | X4 | 1.2  | aa0000000001.cfg | told 1.8
            reached | X4 | 1.8  | aa0000000001.cfg | told 3.0
            open    | X4 | 1.6  | aa0000000001.cfg | told 3.0
            open    | Y1 | 1.6  | aa0000000001.cfg | told 1.9
            -       | X4 | 1.6  | new.rom          | 404 the rollout of the firmware file new.rom has not come to this phone, so it keeps its own
            reached | X4 | 1.6  | new.rom          | new.rom
            open    | X4 | 1.6  | NEW.rom          | new.rom
            reached | X4 | 1.2  | step.rom         | step.rom
            -       | X4 | 1.6  | old.rom          | old.rom
            -       | X4 | 1.6  | alpha.bin        | old.rom
            reached | X4 | 1.6  | alpha.bin        | new.rom
            open    | X4 | 1.6  | alpha.bin        | new.rom
            reached | X4 | 1.2  | alpha.bin        | step.rom
            reached | X9 | 2.1  | aa0000000001.cfg | told 3.0
            reached | X9 | 1.9  | aa0000000001.cfg | told
            """)
    void aPhoneIsToldOfNewFirmwareOnceItHasComeToIt(String come, String model, String runs, String file, String says) {
        install(LeaseRule.ENFORCE);
        if (come != null) {
            (come.equals("open") ? open : reached).add(FIRST);
        }
        fleet.sighted(FIRST, null, "Alpha " + model + "/" + runs);
        assertEquals(says, ask("10.66.1.1", file));
    }

    @Test
    void aRolloutGoesOnWhileManyPhonesBoot() {
        install(LeaseRule.ENFORCE);
        provisioner.holdFirmware(() -> true);
        fleet.sighted(FIRST, null, "Alpha X4/1.6");
        assertEquals("503", ask("10.66.1.1", "old.rom"));
        reached.add(FIRST);
        assertEquals("new.rom", ask("10.66.1.1", "new.rom"));
        assertEquals("new.rom", ask("10.66.1.1", "alpha.bin"));
    }

    /** Otherwise somebody else could make a rollout wait for a phone that was told nothing. */
    @Test
    void nobodyElseTakesAPhonesTurn() {
        install(LeaseRule.LOG);
        fleet.sighted(FIRST, null, "Alpha X4/1.6");
        open.add(FIRST);
        assertEquals("told 1.9", ask("10.66.1.2", "aa0000000001.cfg"));
        assertEquals(Set.of(), reached);
    }

    @Test
    void thePhonesFileIsKnownToChangeWhenItsTurnComes() {
        install(LeaseRule.ENFORCE);
        fleet.sighted(FIRST, null, "Alpha X4/1.6");
        ask("10.66.1.1", "aa0000000001.cfg");
        ServedFile last = books.served().of(FIRST).orElseThrow().file();
        FilesEdition edition = provisioner.tags().edition().orElseThrow();
        assertEquals(last.etag(), provisioner.tags().now(edition, last).orElseThrow());
        assertEquals("old.rom", provisioner.tags().firmware(edition, last));
        reached.add(FIRST);
        assertEquals("new.rom", provisioner.tags().firmware(edition, last));
        assertEquals(
                false, last.etag().equals(provisioner.tags().now(edition, last).orElseThrow()));
    }

    private String ask(String remote, String file) {
        Answer answer = provisioner.answer(new FileRequest(
                "/provision/tok/" + file, Ip4.of(remote), Ip4.of("10.66.0.1"), null, FileRequest.Transport.HTTP));
        return switch (answer) {
            case Answer.Document document -> new String(document.bytes()).strip();
            case Answer.Firmware(String _, FirmwareStore.Stored stored) -> stored.file();
            case Answer.Missing(var grounds) -> "404 " + EventWords.english().why(grounds);
            default -> String.valueOf(answer.status());
        };
    }

    private void install(LeaseRule rule) {
        lan.holders.put(Ip4.of("10.66.1.1"), FIRST);
        lan.holders.put(Ip4.of("10.66.1.2"), SECOND);
        Map<MacAddress, Phone> phones = new HashMap<>();
        List.of(FIRST, SECOND)
                .forEach(mac -> phones.put(mac, new Phone(mac, null, null, List.of(), Set.of(), Set.of())));
        provisioner.install(new ProvisionPlanBuilder(phones)
                .leaseRule(rule)
                .firmware(List.of(OLD, NEW))
                .build());
    }

    private static Packs packs() {
        return new Packs(List.of(new PackBuilder("alpha", "Alpha")
                .ouis(Set.of(Oui.of("aa0000")))
                .userAgents(List.of(Pattern.compile("^Alpha (?<model>\\w+)/(?<version>\\S+)")))
                .files(List.of(
                        file("(?<mac>[0-9a-f]{12})\\.cfg", Kind.PHONE, "phone"),
                        file("alpha\\.bin", Kind.FIRMWARE, null)))
                .dialect(new DialectBuilder(2).build())
                .firmware(new FirmwareAdvice(
                        List.of(),
                        List.of(new Via(new Glob("X9"), "2.0", new Glob("2.0.*"), "no way", "a report", "seen"))))
                .build()));
    }

    private static PackFile file(String expression, Kind kind, String template) {
        return new PackFile(
                expression, Pattern.compile(expression, Pattern.CASE_INSENSITIVE), kind, template, "text/plain");
    }
}
