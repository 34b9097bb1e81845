package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.Lease;
import org.dialtone.journal.Event;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Resync.Untellable;
import org.dialtone.phone.SingleResync;
import org.dialtone.sip.Binding;
import org.dialtone.sip.BindingBuilder;
import org.dialtone.sip.Call;
import org.junit.jupiter.api.Test;

/** Phones follow the site to other addresses: who is told, when, and what came of it. */
class AddressMovesTest implements IdleSnapshots, SingleResync {

    private static final MacAddress FIRST = mac(1);

    private Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private final List<Lease> leases = new ArrayList<>();
    private final List<Binding> bindings = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<MacAddress> told = new ArrayList<>();
    private final Set<MacAddress> mute = new HashSet<>();
    private final SiteBook site = TestSite.book(new MemoryRevisions(), () -> now);
    private final AddressMoves moves = new AddressMoves(
            site::plans, this, new PhonesInCall(() -> site.plans().provision(), () -> calls), this, () -> now);

    private static MacAddress mac(int number) {
        return MacAddress.of("00:15:65:00:00:%02x".formatted(number));
    }

    private void apply(int phones, String reservations, String more) {
        String listed = IntStream.rangeClosed(1, phones)
                .mapToObj(i -> "{mac: \"" + mac(i) + "\", lines: [\"" + (1000 + i) + "\"]}")
                .collect(Collectors.joining(", "));
        String extensions = IntStream.rangeClosed(1, phones)
                .mapToObj(i -> "{number: \"" + (1000 + i) + "\", password: secret}")
                .collect(Collectors.joining(", "));
        assertTrue(TestSite.apply(site, """
                dialtone: 1
                dhcp:
                  scopes: [{name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.99]}]
                  reservations: [%s]
                extensions: [%s]
                phones: [%s]
                %s
                """.formatted(reservations, extensions, listed, more))
                .ok());
    }

    private static String reserved(int number) {
        return "{mac: \"" + mac(number) + "\", address: 10.66.0." + number + "}";
    }

    private void lease(int number, String address) {
        leases.removeIf(lease -> lease.mac().equals(mac(number)));
        leases.add(new Lease(
                Ip4.of(address), mac(number), null, Lease.State.BOUND, now, now.plus(Duration.ofHours(1)), null));
    }

    private void bind(int number, String address) {
        bind("" + (1000 + number), address);
    }

    private void bind(String user, String address) {
        bindings.add(new BindingBuilder(user, address)
                .from(now, Duration.ofSeconds(600))
                .build());
    }

    private String look() {
        now = now.plusSeconds(3);
        moves.look();
        return moves.all().stream()
                .map(move -> move.state().word() + ":" + move.from() + ">" + move.to())
                .collect(Collectors.joining(" "));
    }

    private void begin(int phones) {
        apply(phones, "", "");
        IntStream.rangeClosed(1, phones).forEach(i -> lease(i, "10.66.1." + i));
        assertEquals("", look());
    }

    @Test
    void aNewReservationRestartsThePhoneAndIsConfirmedByAckAndRegister() {
        begin(1);
        apply(1, reserved(1), "");
        assertEquals("told:10.66.1.1>10.66.0.1", look());
        assertEquals(List.of(FIRST), told);
        assertEquals("told:10.66.1.1>10.66.0.1", look());
        lease(1, "10.66.0.1");
        assertEquals("acknowledged:10.66.1.1>10.66.0.1", look());
        bind(1, "10.66.1.1");
        assertEquals("acknowledged:10.66.1.1>10.66.0.1", look(), "registered at its former address");
        bind(1, "10.66.0.1");
        assertEquals("moved:10.66.1.1>10.66.0.1", look());
        bindings.clear();
        assertEquals("moved:10.66.1.1>10.66.0.1", look());
        apply(1, reserved(1), "site: {name: Inn}");
        assertEquals("", look(), "the next change of the site");
        assertEquals(List.of(FIRST), told, "once");
    }

    @Test
    void aPhoneWithACallIsToldAfterwards() {
        begin(1);
        calls.add(new Call(1, "1009", null, "1001", null, now, null, null, null));
        apply(1, reserved(1), "");
        assertEquals("in_call:10.66.1.1>10.66.0.1", look());
        calls.clear();
        assertEquals("told:10.66.1.1>10.66.0.1", look());
    }

    @Test
    void aPhoneThatKeepsItsAddressIsNamed() {
        begin(1);
        apply(1, reserved(1), "");
        look();
        assertTrue(moves.findings().isEmpty());
        now = now.plus(Duration.ofMinutes(7));
        assertEquals("stays:10.66.1.1>10.66.0.1", look());
        assertEquals(Event.PHONE_ADDRESS_KEPT, moves.findings().get(FIRST).event());
        assertEquals(1, moves.start());
        assertEquals("told:10.66.1.1>10.66.0.1", look());
        assertEquals(List.of(FIRST, FIRST), told);
        apply(1, "", "");
        assertEquals("", look(), "it may keep its address after all");
    }

    @Test
    void whoHasNoWordForItMovesWithItsRenewal() {
        begin(1);
        bind(1, "10.66.1.1");
        mute.add(FIRST);
        apply(1, reserved(1), "");
        assertEquals("at_renewal:10.66.1.1>10.66.0.1", look());
        lease(1, "10.66.0.1");
        bind(1, "10.66.0.1");
        assertEquals("moved:10.66.1.1>10.66.0.1", look());
    }

    @Test
    void whoBootsIsToldOnceItHasRegisteredOrMovesWithItsRenewal() {
        begin(1);
        mute.add(FIRST);
        apply(1, reserved(1), "");
        assertEquals("due:10.66.1.1>10.66.0.1", look());
        now = now.plus(Duration.ofMinutes(7));
        assertEquals("at_renewal:10.66.1.1>10.66.0.1", look());
        moves.start();
        assertEquals("at_renewal:10.66.1.1>10.66.0.1", look());
        mute.clear();
        bind(1, "10.66.1.1");
        moves.start();
        assertEquals("told:10.66.1.1>10.66.0.1", look());
    }

    /** Its file, which it is told to fetch just then, takes it to another contact. */
    @Test
    void whoWaitsUnderACodeIsToldOnceItHasItsOwnAccount() {
        begin(1);
        bind("code1652", "10.66.1.1");
        apply(1, reserved(1), "");
        assertEquals("due:10.66.1.1>10.66.0.1", look());
        assertEquals(List.of(), told);
        bind(1, "10.66.1.1");
        assertEquals("told:10.66.1.1>10.66.0.1", look());
        assertEquals(List.of(FIRST), told);
    }

    @Test
    void anAddressThatAnotherDeviceHoldsIsWaitedFor() {
        begin(2);
        lease(2, "10.66.0.1");
        apply(1, reserved(1), "");
        assertEquals("stays:10.66.1.1>10.66.0.1", look(), "the other is no phone of the site any more");
        assertEquals(1, moves.findings().size());
        leases.removeIf(lease -> lease.mac().equals(mac(2)));
        assertEquals("told:10.66.1.1>10.66.0.1", look());
    }

    @Test
    void manyPhonesAreToldAtAPaceAndOnlyWhenAnOperatorSaysSo() {
        begin(60);
        apply(60, reserved(1, 6, 0), "");
        look();
        assertEquals(6, told.size(), "a tenth");
        apply(60, reserved(1, 40, 0), "");
        look();
        assertEquals(6, told.size());
        assertEquals(34, counted(AddressMove.State.ASKS));
        assertEquals(34, moves.start());
        look();
        assertEquals(16, told.size());
        look();
        assertEquals(26, told.size());
        assertEquals(14, moves.leave());
        look();
        assertEquals(26, told.size());
        assertEquals(14, counted(AddressMove.State.AT_RENEWAL));
    }

    /** What else tells phones looks right after the change, before the next round does. */
    @Test
    void whoRestartsIsKnownRightAfterTheChangeAndForAsLongAsItMayComeBack() {
        begin(1);
        assertEquals(Map.of(), moves.turns());
        apply(1, reserved(1), "");
        assertEquals(Map.of(FIRST, new MovingPhones.Turn.Coming()), moves.turns());
        assertEquals(List.of(FIRST), told);
        lease(1, "10.66.0.1");
        assertEquals("acknowledged:10.66.1.1>10.66.0.1", look());
        assertEquals(Map.of(FIRST, new MovingPhones.Turn.Coming()), moves.turns(), "it loads its files now");
        bind(1, "10.66.0.1");
        look();
        assertEquals(Map.of(), moves.turns(), "it is back");
        apply(1, "{mac: \"" + FIRST + "\", address: 10.66.0.9}", "");
        look();
        now = now.plus(Duration.ofMinutes(7));
        look();
        assertEquals(Map.of(), moves.turns(), "it ignored the restart");
    }

    @Test
    void aMoveThatWaitsForAWordIsBegunForSomePhones() {
        begin(6);
        apply(6, reserved(1, 6, 0), "");
        assertEquals(6, moves.turns().size());
        assertEquals(
                Set.of(new MovingPhones.Turn.Asks(now)),
                Set.copyOf(moves.turns().values()));
        moves.start(List.of(FIRST));
        look();
        assertEquals(List.of(FIRST), told);
        moves.leave();
        assertEquals(Map.of(FIRST, new MovingPhones.Turn.Coming()), moves.turns());
    }

    @Test
    void whoWouldRestartIsToldBeforeTheChange() {
        begin(6);
        DhcpPlan present = site.plans().dhcp();
        assertEquals(Set.of(), moves.outlook(present).phones());
        apply(6, reserved(1), "");
        DhcpPlan one = site.plans().dhcp();
        apply(6, "", "");
        assertEquals(new MovingPhones.Outlook(Set.of(FIRST), false), moves.outlook(one));
        apply(6, reserved(1, 6, 0), "");
        assertTrue(moves.outlook(site.plans().dhcp()).asks());
        look();
        assertEquals(6, moves.outlook(site.plans().dhcp()).phones().size(), "those that wait for a word");
    }

    private static String reserved(int from, int to, int off) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "{mac: \"" + mac(i) + "\", address: 10.66.0." + (i + off) + "}")
                .collect(Collectors.joining(", "));
    }

    @Test
    void manyWhoseAddressesAreCorrectedAreAskedAboutWhateverWasSaidOfTheFormerOnes() {
        begin(60);
        apply(60, reserved(1, 40, 0), "");
        look();
        assertEquals(40, counted(AddressMove.State.ASKS));
        apply(60, reserved(1, 40, 100), "");
        look();
        assertEquals(40, counted(AddressMove.State.ASKS), "those that wait for a word");
        assertEquals(
                Set.of(new MovingPhones.Turn.Asks(now)),
                Set.copyOf(moves.turns().values()));
        moves.leave();
        apply(60, reserved(1, 40, 0), "");
        look();
        assertEquals(40, counted(AddressMove.State.ASKS), "those that were left to their renewals");
        assertEquals(List.of(), told);
        apply(60, "{mac: \"" + FIRST + "\", address: 10.66.0.101}, " + reserved(2, 40, 0), "");
        look();
        assertEquals(40, counted(AddressMove.State.ASKS), "one that waits for a word");
        moves.leave();
        apply(60, reserved(1, 40, 0), "");
        look();
        assertEquals(List.of(FIRST), told, "a single one");
    }

    @Test
    void whoseMoveWouldBeAnotherIsToldBeforeTheChangeToo() {
        begin(6);
        apply(6, reserved(1, 6, 100), "");
        DhcpPlan other = site.plans().dhcp();
        apply(6, reserved(1, 6, 0), "");
        look();
        moves.leave();
        assertEquals(Set.of(), moves.outlook(site.plans().dhcp()).phones(), "left to their renewals");
        assertEquals(6, moves.outlook(other).phones().size());
        assertTrue(moves.outlook(other).asks());
        moves.start();
        look();
        assertEquals(6, told.size());
        assertEquals(Set.of(), moves.outlook(site.plans().dhcp()).phones(), "told");
        assertEquals(6, moves.outlook(other).phones().size());
        IntStream.rangeClosed(1, 6).forEach(i -> lease(i, "10.66.0." + i));
        look();
        assertEquals(6, counted(AddressMove.State.ACKNOWLEDGED));
        assertEquals(6, moves.outlook(other).phones().size(), "moved");
    }

    private long counted(AddressMove.State state) {
        return moves.all().stream().filter(move -> move.state() == state).count();
    }

    @Test
    void aStartOfTheBoxTellsNobodyAndNeitherDoesABoxThatHearsNoCalls() {
        apply(1, reserved(1), "");
        lease(1, "10.66.1.1");
        assertEquals("at_renewal:10.66.1.1>10.66.0.1", look());
        leases.clear();
        assertEquals("", look(), "it is gone, and gets its address when it comes");
        lease(1, "10.66.0.1");
        String external = "registrar: {mode: external, host: 10.66.0.9}";
        apply(1, "{mac: \"" + FIRST + "\", address: 10.66.0.2}", external);
        assertEquals("at_renewal:10.66.0.1>10.66.0.2", look());
        assertEquals(List.of(), told);
    }

    @Override
    public List<Lease> leases() {
        return leases;
    }

    @Override
    public List<Binding> bindings() {
        return bindings;
    }

    @Override
    public Answer tell(MacAddress mac, Purpose purpose) {
        assertEquals(Purpose.REBOOT, purpose);
        if (mute.contains(mac)) {
            return new Answer.Refused(Untellable.NO_EVENT, null);
        }
        told.add(mac);
        return new Answer.Sent(COMMON_EVENT, List.of("x"));
    }
}
