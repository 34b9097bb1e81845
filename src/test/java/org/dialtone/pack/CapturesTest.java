package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.DhcpEngine;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.DhcpPlanBuilder;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.dhcp.Outcome;
import org.dialtone.dhcp.Scope;
import org.dialtone.dhcp.ScopeBuilder;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.dhcp.wire.Options;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.CaptureFile.Said;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.Packs;
import org.dialtone.phone.ProvisioningRoot;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.Answer;
import org.dialtone.provision.FileRequest.Transport;
import org.dialtone.provision.ProvisionPlan.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Field captures against the packs of today: each phone is known by what it said, its requests are answered as they were
 * then, and it is told by DHCP what it was told.
 */
class CapturesTest {

    private static final Path FOLDER = Path.of("src/test/resources/captures");
    private static final Ip4 PHONE = Ip4.of("10.66.1.7");
    private static final Ip4 BOX = Ip4.of("10.66.0.1");
    private static final ProvisioningRoot ROOT = new ProvisioningRoot(80, "R2Xu8aVV20Jka");
    private static final Packs PACKS = packs();

    private static Packs packs() {
        InstalledPacks installed = new InstalledPacks(Path.of("there-is-no-such-folder"));
        installed.load();
        return installed.packs();
    }

    static List<CaptureFile> captures() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(CaptureFile::read)
                    .toList();
        }
    }

    @Test
    void thereAreCapturesOfThreeVendors() throws IOException {
        assertTrue(captures().stream()
                        .map(each -> each.facts().get("vendor"))
                        .distinct()
                        .count()
                >= 3);
    }

    /** By each sign alone: the address's block, option 60 and the User-Agent name one vendor. */
    @ParameterizedTest
    @MethodSource("captures")
    void everySignNamesTheVendor(CaptureFile capture) {
        MacAddress mac = capture.phone();
        String vendor = capture.facts().get("vendor");
        assertEquals(vendor, vendor(mac, null, null));
        capture.sent("DHCP").stream()
                .flatMap(said -> said.option(60).stream())
                .forEach(text -> assertEquals(vendor, vendor(null, text, null), text));
        List<String> agents = capture.sent("HTTP", "HTTPS").stream()
                .flatMap(said -> said.field("User-Agent").stream())
                .distinct()
                .toList();
        agents.forEach(text -> assertEquals(vendor, vendor(null, null, text), text));
        agents.stream()
                .findFirst()
                .ifPresent(text -> assertEquals(
                        capture.facts().get("model"),
                        PACKS.identify(mac, null, text).orElseThrow().model(),
                        text));
    }

    private static String vendor(MacAddress mac, String vendorClass, String userAgent) {
        return PACKS.identify(mac, vendorClass, userAgent).orElseThrow().vendor();
    }

    /** Firmware is left out: which the site has is no matter of the pack. */
    @ParameterizedTest
    @MethodSource("captures")
    void requestsAreAnsweredAsTheyWereThen(CaptureFile capture) {
        PhoneRig rig = new PhoneRig()
                .put(capture.phone(), PHONE, capture.facts().get("model"), new Line("1001", "Bar", null, "s3cret"));
        List<Said> requests = capture.sent("HTTP", "HTTPS", "TFTP").stream()
                .filter(said -> said.first().matches("(GET|HEAD|RRQ) .*"))
                .filter(said -> !kind(capture, said).equals("firmware"))
                .toList();
        assertFalse(requests.isEmpty(), "the phone asked for no file");
        for (Said request : requests) {
            Answer answer = rig.ask(
                    PHONE,
                    path(request),
                    request.field("User-Agent").orElse(null),
                    request.carrier().equals("TFTP") ? Transport.TFTP : Transport.HTTP);
            assertEquals(kind(capture, request), answer.brief().split(",")[0], request.first());
        }
    }

    /** Without the query, and with the folder of this test in the place of the stars. */
    private static String path(Said request) {
        return request.first().split(" ")[1].replaceAll("\\*+", ROOT.token());
    }

    /** An unchanged file is there as much as one that is sent. */
    private static String kind(CaptureFile capture, Said request) {
        Said noted = request.carrier().equals("TFTP")
                ? request
                : capture.answer(request).orElseThrow();
        return noted.note().split(",")[0].replace("unchanged", "document");
    }

    @ParameterizedTest
    @MethodSource("captures")
    void dhcpTellsItWhatItWasToldThen(CaptureFile capture) {
        VendorPack pack = PACKS.get(capture.facts().get("vendor")).orElseThrow();
        for (Said discover : capture.sent("DHCP")) {
            if (discover.first().equals("DISCOVER")) {
                Said offer = capture.answer(discover).orElseThrow();
                Options now = offered(capture, discover);
                for (int code : pack.options().keySet()) {
                    assertEquals(rooted(offer.option(code)), rooted(told(now, code)), "option " + code);
                }
            }
        }
    }

    private static Options offered(CaptureFile capture, Said discover) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-30T00:00:00Z"));
        DhcpEngine engine = new DhcpEngine(
                new Fleet(PACKS, FleetStore.forgetful(List.of()), clock),
                _ -> {},
                new LeaseBook(List.of()),
                HandClock.right(clock));
        engine.install(plan());
        Outcome outcome =
                engine.receive(discover.message(capture.phone()), new Arrival("voice0", BOX, 16, Ip4.ANY, 68));
        return assertInstanceOf(Outcome.Reply.class, outcome).message().options();
    }

    private static Optional<String> told(Options options, int code) {
        return Optional.ofNullable(options.get(code))
                .map(bytes -> OptionTable.byCode(code).describe(bytes));
    }

    /** With one spelling of the box's address, port and folder. */
    private static Optional<String> rooted(Optional<String> text) {
        return text.filter(Objects::nonNull)
                .map(value -> value.replaceAll("\\d+\\.\\d+\\.\\d+\\.\\d+(:\\d+)?", "BOX")
                        .replaceAll("\\*+|" + ROOT.token(), "FOLDER"));
    }

    private static DhcpPlan plan() {
        Scope scope = new ScopeBuilder("voice", "10.66.0.0/16")
                .pool("10.66.1.0-10.66.1.99")
                .build();
        return new DhcpPlanBuilder(scope)
                .interfaces(List.of("voice0"))
                .root(ROOT)
                .build();
    }
}
