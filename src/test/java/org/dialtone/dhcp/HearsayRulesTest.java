package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Entry;
import org.dialtone.journal.EntryLines;
import org.dialtone.journal.EventWords;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.Forgetful;
import org.dialtone.phone.Packs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where the box only listens, anyone who can send UDP to it can claim any address for any MAC. The box is 10.66.0.1/16;
 * the scopes are near, left and right.
 */
class HearsayRulesTest {

    private static final MacAddress PHONE = MacAddress.of("001565000001");
    private static final MacAddress OTHER = MacAddress.of("001565000002");
    private static final Subnet LINK = Subnet.of("10.66.0.0/16");
    private static final Ip4 SERVER = Ip4.of("10.99.9.9");
    private static final String VIA = "10.71.0.1 10.66.0.9";

    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private final List<Entry> journal = new ArrayList<>();
    private final Seen seen = new Seen();
    private final HeardHolders book = new HeardHolders(() -> now, seen, Forgetful.store(HolderStore.class));
    private final Fleet fleet = new Fleet(new Packs(List.of()), FleetStore.forgetful(List.of()), () -> now);
    private final Listener listener = new Listener(fleet, journal::add, book, seen, () -> now);
    private int xid;

    /**
     * A REQUEST in a phone's name. Columns: the relays that scope left lists, giaddr, source and the address; then
     * whether the box believes that the phone holds it.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            a listed relay                                          | both | 10.71.0.1 | 10.66.0.9 | 10.71.0.100 | true
            a listed relay for another subnet than its own          | both | 10.71.0.1 | 10.66.0.9 | 10.99.0.5   | false
            an invented giaddr in a scope whose relay is listed     | both | 10.71.0.7 | 10.66.0.9 | 10.71.0.100 | false
            a listed giaddr from elsewhere                          | both | 10.71.0.1 | 10.99.0.5 | 10.71.0.100 | false
            an invented giaddr in no scope, relays listed           | both | 10.99.0.1 | 10.99.0.5 | 10.99.0.5   | false
            an invented giaddr in no scope, none listed             | -    | 10.99.0.1 | 10.99.0.5 | 10.99.0.5   | false
            a relay of a scope that lists none, where another does  | both | 10.72.0.1 | 10.66.0.9 | 10.72.0.100 | false
            none listed, from the clients' link                     | -    | 10.71.0.1 | 10.71.0.1 | 10.71.0.100 | true
            none listed, from a link of the box                     | -    | 10.71.0.1 | 10.66.0.9 | 10.71.0.100 | true
            none listed, from elsewhere                             | -    | 10.71.0.1 | 10.99.0.5 | 10.71.0.100 | false
            none listed, from a client's address on that link       | -    | 10.71.0.1 | 10.71.0.5 | 10.71.0.5   | false
            none listed, and its own relay                          | -    | 10.71.0.5 | 10.71.0.5 | 10.71.0.5   | false
            none listed, an address of another scope                | -    | 10.71.0.1 | 10.66.0.9 | 10.72.0.100 | false
            a broadcast on the link                                 | -    | 0.0.0.0   | 0.0.0.0   | 10.66.1.1   | true
            a broadcast on the link about an address elsewhere      | -    | 0.0.0.0   | 0.0.0.0   | 10.99.0.5   | false
            no relay, from beyond a router                          | -    | 0.0.0.0   | 10.99.0.5 | 10.99.0.5   | false
            no relay, from beyond a router, about the link          | -    | 0.0.0.0   | 10.99.0.5 | 10.66.1.1   | false
            """)
    void claimsAreBelievedByRelayAndSource(
            String rule, String relays, String giaddr, String source, String asked, boolean believed) {
        install(relays == null ? null : VIA);
        say(PHONE, giaddr, source, choosing(asked));
        say(PHONE, giaddr, source, request().option(Code.REQUESTED_ADDRESS, Ip4.of(asked)));
        say(PHONE, giaddr, source, request().ciaddr(Ip4.of(asked)));
        now = now.plusSeconds(10);
        assertEquals(Optional.of(PHONE).filter(_ -> believed), book.holder(Ip4.of(asked)));
        assertEquals(!believed, journal.stream().anyMatch(Entry::disbelieved), journal.toString());
    }

    /** The attack as it happened in the field. */
    @Test
    void aMadeUpRelayIsToldWithWhatToList() {
        install(null);
        claims(PHONE, "10.99.0.1 10.99.0.5", "10.99.0.5");
        assertEquals(
                "DHCP_REQUEST_DISBELIEVED: came from relay 10.99.0.1 for a network of no scope: "
                        + "only a scope that lists it under relays makes it heard",
                EntryLines.of(journal.getLast()));
        HeardRelay heard = listener.relays().getFirst();
        assertEquals(
                "10.99.0.1 from 10.99.0.5 for '': OF_NO_SCOPE",
                heard.relay() + " from " + heard.source() + " for '" + heard.scope() + "': " + heard.verdict());
    }

    /** A client names its link itself (RFC 3011), or a relay names it (RFC 3527). */
    @Test
    void namingTheSubnetMakesNoClaimBelieved() {
        install(null);
        say(PHONE, "0.0.0.0", "10.99.0.5", choosing("10.71.0.5").option(Code.SUBNET_SELECTION, Ip4.of("10.71.0.0")));
        say(
                PHONE,
                "10.99.0.1",
                "10.99.0.1",
                choosing("10.71.0.5").option(Code.RELAY_AGENT, HexFormat.of().parseHex("05040a470000")));
        assertEquals(List.of(), book.holdings());
    }

    /**
     * The box receives no answers of a DHCP server, so anyone who sends it one has made it up. INFORM gets no lease.
     */
    @ParameterizedTest
    @CsvSource({"ACK", "OFFER", "NAK", "INFORM"})
    void onlyARequestClaimsAnAddress(MessageType type) {
        install(VIA);
        for (int op : List.of(DhcpMessage.BOOTREQUEST, DhcpMessage.BOOTREPLY)) {
            MessageBuilder message = DhcpMessage.builder()
                    .op(op)
                    .type(type)
                    .option(Code.SERVER_ID, SERVER)
                    .option(Code.REQUESTED_ADDRESS, left(100))
                    .yiaddr(left(100))
                    .ciaddr(left(100))
                    .option(Code.LEASE_TIME, (byte) 0, (byte) 1, (byte) 0x51, (byte) 0x80);
            say(PHONE, "10.71.0.1", "10.66.0.9", message);
        }
        assertEquals(List.of(), book.holdings());
    }

    /** The last column: the holders of left's 100 and 101 (the phone p or the other o), and whether 101 is in doubt. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a phone that isn't seen goes where it says | p claims 100; p claims 101 | - p no
            a phone that is seen isn't elsewhere | p claims 100; p seen 100; p claims 101 | p - yes
            and not after a day of being seen, either | p claims 100; p seen 100; p claims 101; wait 80000 | p - yes
            nor after a restart, of which the box knows naught | p seen 100; p claims 101 | - - yes
            once it is no longer seen, it has moved | p claims 100; p seen 100; p claims 101; p gone; wait 2 | - p no
            where it is seen, it is | p claims 100; p seen 100; p claims 101; p seen 101 | - p no
            its own word takes the other back | p claims 100; p seen 100; p claims 101; p claims 100; p gone; wait 2 | p - no
            a DISCOVER too | p claims 100; p seen 100; p claims 101; p discovers; p gone; wait 2 | p - no
            another's address is not for the asking | o claims 101; o seen 101; p claims 101 | - o yes
            nor for remembering it | o claims 101; o seen 101; p remembers 101; wait 4 | - o yes
            until the other is gone | o claims 101; o seen 101; p claims 101; o gone; wait 2 | - p no
            a claim to two addresses waits for one | p claims 100; p seen 100; p claims 102; p claims 101 | p - yes
            a holder that is seen has given nothing back | p claims 100; p seen 100; p releases; p declines 100 | p - no
            one that isn't seen has | p claims 100; p releases | - - no
            """)
    void aSightingOutweighsAClaim(String rule, String said, String end) {
        install(VIA);
        Stream.of(said.split("; ")).map(line -> line.strip().split(" ")).forEach(this::play);
        String holders = Stream.of(100, 101)
                .map(HearsayRulesTest::left)
                .map(book::holder)
                .map(holder -> holder.map(mac -> mac.equals(PHONE) ? "p" : "o").orElse("-"))
                .collect(Collectors.joining(" "));
        assertEquals(end, holders + " " + (book.isDoubtful(left(101)) ? "yes" : "no"));
    }

    /** ARP doesn't reach beyond a relay. */
    @Test
    void aContradictionBeyondARelayIsAnAlarm() {
        install(VIA);
        seen.at.put(left(100), PHONE);
        claims(PHONE, VIA, "10.71.0.100");
        claims(PHONE, VIA, "10.71.0.101");
        String says = PHONE + " is said to have 10.71.0.101, but it answers or is registered at 10.71.0.100";
        assertEquals("DHCP_REQUEST_DISBELIEVED: " + says, EntryLines.of(journal.getLast()));
        assertEquals(" RELAY=10.71.0.1", EntryLines.others(journal.getLast()));
        assertEquals(
                List.of(says),
                listener.contradictions().stream()
                        .map(Contradiction::grounds)
                        .map(EventWords.english()::why)
                        .toList());
        assertEquals(List.of(left(100)), seen.doubted);
        int told = journal.size();
        claims(PHONE, VIA, "10.71.0.102");
        assertEquals(told, journal.size(), "once a minute");
    }

    /** ARP finds a phone that gets another address on the link when the phone asks for its file. */
    @Test
    void onALinkOfTheBoxArpDecides() {
        install(null);
        seen.at.put(Ip4.of("10.66.1.1"), PHONE);
        claims(PHONE, "0.0.0.0 0.0.0.0", "10.66.1.1");
        claims(PHONE, "0.0.0.0 0.0.0.0", "10.66.1.2");
        assertTrue(book.isDoubtful(Ip4.of("10.66.1.2")));
        assertEquals(Optional.of(PHONE), book.holder(Ip4.of("10.66.1.1")));
        book.met(Ip4.of("10.66.1.2"), OTHER);
        assertEquals(Optional.empty(), book.holder(Ip4.of("10.66.1.2")));
        book.met(Ip4.of("10.66.1.2"), PHONE);
        assertEquals(Optional.of(PHONE), book.holder(Ip4.of("10.66.1.2")));
        assertEquals(Optional.empty(), book.holder(Ip4.of("10.66.1.1")));
        assertTrue(journal.stream().noneMatch(Entry::disbelieved), journal.toString());
        assertEquals(List.of(), listener.contradictions());
    }

    /** The port that a relay names belongs to the claim, and waits with it. */
    @Test
    void aBelievedClaimBringsItsSwitchPort() {
        install(VIA);
        seen.at.put(left(100), PHONE);
        onPort(VIA, "010101", "10.71.0.100");
        onPort(VIA, "010102", "10.71.0.101");
        assertEquals(Optional.of("port 0x01"), book.place(left(100)));
        seen.at.clear();
        now = now.plusSeconds(2);
        assertEquals(Optional.of("port 0x02"), book.place(left(101)));
    }

    /** Any device on a link of the box can pass for a relay, so that an unlisted one tells no port there. */
    @Test
    void anUnlistedRelayOnTheBoxesLinkTellsNoPort() {
        install(null);
        Ip4 near = Ip4.of("10.66.1.1");
        claims(PHONE, "0.0.0.0 0.0.0.0", near.toString());
        now = now.plusSeconds(2);
        onPort("10.66.0.7 10.66.0.7", "010107", near.toString());
        assertEquals(Optional.of(PHONE), book.holder(near));
        assertEquals(Optional.empty(), book.place(near));
        onPort("10.71.0.1 10.66.0.9", "010107", "10.71.0.100");
        assertEquals(Optional.of("port 0x07"), book.place(left(100)), "beyond a router");
    }

    @Test
    void madeUpClaimsFillNoMemory() {
        install(VIA);
        for (int i = 0; i < 2000; i++) {
            MacAddress mac = new MacAddress(0x020000000000L + i);
            seen.at.put(new Ip4(0x0a480000 + i), mac);
            claims(mac, VIA, "10.71.0." + (10 + i % 200));
        }
        assertTrue(book.contradictions().size() <= 256);
        assertEquals(List.of(), book.holdings());
    }

    private void play(String[] words) {
        MacAddress mac = words[0].equals("p") ? PHONE : OTHER;
        switch (words[0].equals("wait") ? "wait" : words[1]) {
            case "wait" -> now = now.plusSeconds(Long.parseLong(words[1]));
            case "seen" -> {
                seen.at.values().remove(mac);
                seen.at.put(left(Integer.parseInt(words[2])), mac);
                now = now.plusSeconds(2);
            }
            case "gone" -> seen.at.values().remove(mac);
            case "discovers" ->
                say(mac, "10.71.0.1", "10.66.0.9", DhcpMessage.builder().type(MessageType.DISCOVER));
            case "releases" ->
                say(
                        mac,
                        "10.71.0.1",
                        "10.66.0.9",
                        DhcpMessage.builder().type(MessageType.RELEASE).ciaddr(left(100)));
            case "declines" ->
                say(
                        mac,
                        "10.71.0.1",
                        "10.66.0.9",
                        DhcpMessage.builder()
                                .type(MessageType.DECLINE)
                                .option(Code.REQUESTED_ADDRESS, left(Integer.parseInt(words[2]))));
            case "remembers" ->
                say(
                        mac,
                        "10.71.0.1",
                        "10.66.0.9",
                        request().option(Code.REQUESTED_ADDRESS, left(Integer.parseInt(words[2]))));
            default -> claims(mac, VIA, "10.71.0." + words[2]);
        }
    }

    private void onPort(String via, String circuit, String address) {
        say(
                PHONE,
                via.split(" ")[0],
                via.split(" ")[1],
                choosing(address).option(Code.RELAY_AGENT, HexFormat.of().parseHex(circuit)));
    }

    /**
     * The client chooses a server's offer.
     *
     * @param via giaddr and source
     */
    private void claims(MacAddress mac, String via, String address) {
        say(mac, via.split(" ")[0], via.split(" ")[1], choosing(address));
    }

    private static MessageBuilder choosing(String address) {
        return request().option(Code.REQUESTED_ADDRESS, Ip4.of(address)).option(Code.SERVER_ID, SERVER);
    }

    private static MessageBuilder request() {
        return DhcpMessage.builder().type(MessageType.REQUEST);
    }

    private void say(MacAddress mac, String giaddr, String source, MessageBuilder message) {
        Arrival arrival = new Arrival("voice0", Ip4.of("10.66.0.1"), 16, Ip4.of(source), 67);
        DhcpMessage said = message.mac(mac).xid(++xid).giaddr(Ip4.of(giaddr)).build();
        assertInstanceOf(Outcome.Silence.class, listener.receive(said, arrival));
    }

    private static Ip4 left(int host) {
        return Ip4.of("10.71.0." + host);
    }

    /** @param relays relays that scope left lists, separated by blanks; null: none */
    private void install(String relays) {
        List<String> listed = relays == null ? List.of() : List.of(relays.split(" "));
        List<Scope> scopes = List.of(
                scope("near", "10.66.0.0/16", List.of()),
                scope("left", "10.71.0.0/24", listed),
                scope("right", "10.72.0.0/24", List.of()));
        listener.install(new DhcpPlanBuilder(scopes)
                .mode(DhcpPlan.Mode.LISTEN)
                .interfaces(List.of("voice0"))
                .build());
    }

    private static Scope scope(String name, String subnet, List<String> relays) {
        ScopePolicy scopePolicy = new ScopePolicy(false, false, false, 0, Relays.of(relays));
        return new ScopeBuilder(name, subnet).policy(scopePolicy).build();
    }

    /** Holds one address for each client. */
    private static final class Seen implements Witness {

        private final Map<Ip4, MacAddress> at = new HashMap<>();
        private final List<Ip4> doubted = new ArrayList<>();

        @Override
        public boolean isOnLink(Ip4 address) {
            return LINK.contains(address);
        }

        @Override
        public boolean sees(MacAddress mac, Ip4 address) {
            return mac.equals(at.get(address));
        }

        @Override
        public Optional<Ip4> holders(MacAddress mac) {
            return at.entrySet().stream()
                    .filter(each -> each.getValue().equals(mac))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        @Override
        public Optional<MacAddress> phone(Ip4 address) {
            return Optional.ofNullable(at.get(address));
        }

        @Override
        public void doubt(Ip4 address) {
            doubted.add(address);
        }
    }
}
