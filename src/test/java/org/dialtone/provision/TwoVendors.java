package org.dialtone.provision;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialtone.journal.Entry;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.phone.Dialect;
import org.dialtone.phone.DialectBuilder;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.HeldAddresses;
import org.dialtone.phone.PackBuilder;
import org.dialtone.phone.PackFile;
import org.dialtone.phone.PackFile.Kind;
import org.dialtone.phone.Packs;
import org.dialtone.provision.ProvisionPlan.LeaseRule;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlan.UnknownPhones;
import org.junit.jupiter.api.BeforeEach;

/** The provisioner of a site with phones of two made-up vendors, Alpha and Beta. */
abstract class TwoVendors {

    static final MacAddress ALICE = MacAddress.of("aa0000000001");
    static final MacAddress BOB = MacAddress.of("aa0000000002");
    static final MacAddress BOB_WIFI = MacAddress.of("aa00000000f2");
    static final MacAddress STRANGER = MacAddress.of("aa0000000099");
    static final MacAddress BETA = MacAddress.of("bb0000000001");

    final List<Entry> entries = new ArrayList<>();
    final HeldAddresses lan = new HeldAddresses();
    final Map<String, FirmwareStore.Stored> stored = new HashMap<>();
    Instant now = Instant.EPOCH;
    final Fleet fleet = new Fleet(packs(), FleetStore.forgetful(List.of()), InstantSource.fixed(Instant.EPOCH));
    int renderings;
    String edition = "1";
    final Provisioner provisioner = new Provisioner(
            fleet,
            lan,
            entries::add,
            new Names(),
            ForgetfulRecords.by(() -> now),
            file -> Optional.ofNullable(stored.get(file)),
            HandClock.right(() -> now));

    @BeforeEach
    void leaseAddresses() {
        lan.holders.put(Ip4.of("10.66.1.1"), ALICE);
        lan.holders.put(Ip4.of("10.66.1.2"), BOB);
        lan.holders.put(Ip4.of("10.66.1.3"), BOB_WIFI);
        lan.holders.put(Ip4.of("10.66.1.9"), STRANGER);
        lan.holders.put(Ip4.of("10.66.1.8"), BETA);
        lan.holders.put(Ip4.of("10.66.1.60"), BOB);
        stored.put("X4-1.2.rom", new FirmwareStore.Stored("X4-1.2.rom", 1_000, Instant.EPOCH));
        fleet.sighted(ALICE, null, "Alpha X4/1.0");
        install(LeaseRule.ENFORCE, UnknownPhones.REFUSE);
    }

    Answer ask(String remote, String path, String userAgent) {
        return provisioner.answer(
                new FileRequest(path, Ip4.of(remote), Ip4.of("10.66.0.1"), userAgent, FileRequest.Transport.HTTP));
    }

    static String text(Answer answer) {
        return new String(((Answer.Document) answer).bytes());
    }

    static String names(Map<String, Object> view) {
        return ((List<?>) view.get("lines"))
                .stream()
                        .map(line -> String.valueOf(((Map<?, ?>) line).get("displayName")))
                        .collect(Collectors.joining(","));
    }

    void install(LeaseRule rule, UnknownPhones unknown) {
        install(rule, unknown, null);
    }

    void install(LeaseRule rule, UnknownPhones unknown, String betasVendor, Phone... more) {
        Map<MacAddress, Phone> phones = new HashMap<>();
        Phone bob = new Phone(BOB, null, null, List.of(), Set.of(BOB_WIFI), Set.of(Ip4.of("10.66.1.60")));
        phones.put(ALICE, new Phone(ALICE, null, null, List.of(), Set.of(), Set.of()));
        phones.put(BOB, bob);
        phones.put(BOB_WIFI, bob);
        phones.put(BETA, new Phone(BETA, betasVendor, null, List.of(), Set.of(), Set.of()));
        for (Phone phone : more) {
            phones.put(phone.mac(), phone);
        }
        provisioner.install(new ProvisionPlanBuilder(phones)
                .leaseRule(rule)
                .unknown(unknown)
                .firmware(List.of(new Firmware("alpha", "x*", "1.2", "X4-1.2.rom", List.of("more.sbn"))))
                .build());
    }

    static Packs packs() {
        Dialect dialect = new DialectBuilder(2).build();
        PackFile old = new PackFile(
                "{mac}.cfg",
                name("(?<mac>[0-9a-f]{12})\\.cfg"),
                Kind.PHONE,
                "phone-old",
                "text/plain",
                Pattern.compile("^OLD"),
                null);
        PackFile boot = new PackFile(
                "{mac}.boot", name("(?<mac>[0-9a-f]{12})\\.boot"), Kind.ABSENT, null, null, null, "ends the search");
        return new Packs(List.of(
                new PackBuilder("alpha", "Alpha")
                        .ouis(Set.of(Oui.of("aa0000")))
                        .userAgents(List.of(Pattern.compile("^Alpha (?<model>\\w+)/(?<version>\\S+)")))
                        .files(List.of(
                                old,
                                file("(?<mac>[0-9a-f]{12})\\.cfg", Kind.PHONE, "phone"),
                                boot,
                                file("(?<mac>[0-9a-f]{12})\\.broken", Kind.PHONE, "broken"),
                                file("common\\.cfg", Kind.COMMON, "common"),
                                file("model-(?<model>\\w+)\\.cfg", Kind.MODEL, "model"),
                                file("firmware\\.rom", Kind.FIRMWARE, null),
                                file("(?<mac>[0-9a-f]{12})\\.log", Kind.LOG, null),
                                file("phone\\.log", Kind.LOG, null)))
                        .dialect(dialect)
                        .build(),
                new PackBuilder("beta", "Beta")
                        .ouis(Set.of(Oui.of("bb0000")))
                        .userAgents(List.of(Pattern.compile("^Beta/")))
                        .files(List.of(
                                file("(?<mac>[0-9a-f]{12})\\.cfg", Kind.PHONE, "phone"),
                                file("(?<mac>[0-9a-f]{12})\\.xml", Kind.PHONE, "phone"),
                                file("common\\.cfg", Kind.COMMON, "common")))
                        .dialect(dialect)
                        .build()));
    }

    static PackFile file(String expression, Kind kind, String template) {
        return new PackFile(expression, name(expression), kind, template, "text/plain");
    }

    static Pattern name(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }

    private final class Names implements Renderer {

        @Override
        public Rendering render(String template, Map<String, Object> view) {
            renderings++;
            return template.equals("alpha/broken")
                    ? new Rendering.Fault("alpha/broken", 3, 0, "no such key")
                    : new Rendering.Text(template + " for " + view.get("mac") + " " + names(view));
        }

        @Override
        public Object edition() {
            return edition;
        }
    }
}
