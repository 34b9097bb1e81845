package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Entry;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.Identity;
import org.dialtone.phone.PackBuilder;
import org.dialtone.phone.Packs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerTest {

    private static final Arrival ARRIVAL = new Arrival("voice0", Ip4.of("10.66.0.1"), 16, Ip4.ANY, 68);

    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private final List<Entry> journal = new ArrayList<>();
    private final Fleet fleet = new Fleet(
            new Packs(List.of(new PackBuilder("snom", "Snom")
                    .vendorClasses(List.of(Pattern.compile("^snom(?<model>\\d+)")))
                    .build())),
            FleetStore.forgetful(List.of()),
            () -> now);
    private final Disk disk = new Disk();
    private final HeardHolders book = new HeardHolders(() -> now, Witness.NONE, disk);
    private final Listener listener = new Listener(fleet, journal::add, book, Witness.NONE, () -> now);
    private int xid;

    /**
     * The second column holds messages: a client's letter, a message and its fields; the last column names the holders
     * of 10.66.1.1 to 3.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a claim to an offer counts at once (RFC 2131 4.3.2, SELECTING)    | a DISCOVER; a REQUEST ask=1 server=9                                | a - -",
                "a client has one address                                         | a REQUEST ask=1 server=9; a REQUEST ask=2 server=9                   | - a -",
                "the newer claim wins                                             | a REQUEST ask=1 server=9; b REQUEST ask=1 server=9                   | b - -",
                "an unclaimed address is believed (INIT-REBOOT)                   | a REQUEST ask=1                                                     | a - -",
                "a remembered address is another's until the grace is over        | a REQUEST ask=1 server=9; b REQUEST ask=1                            | a - -",
                "and after it no longer                                           | a REQUEST ask=1 server=9; b REQUEST ask=1; wait 4                    | b - -",
                "who was refused asks anew and takes the claim back               | a REQUEST ask=1 server=9; b REQUEST ask=1; b DISCOVER; wait 4        | a - -",
                "and keeps what it had                                            | a REQUEST ask=1 server=9; b REQUEST ask=2 server=9; b REQUEST ask=1; b DISCOVER; wait 4 | a b -",
                "the link decides before the grace                                | a REQUEST ask=1 server=9; b REQUEST ask=1; met b 1                   | b - -",
                "the link says nothing of what is not in doubt                    | a REQUEST ask=1 server=9; met b 1                                    | a - -",
                "a client that rebinds has its address (RFC 2131 4.4.5)           | a REQUEST ciaddr=1                                                  | a - -",
                "a released address is nobody's (RFC 2131 4.4.6)                  | a REQUEST ask=1 server=9; a RELEASE ciaddr=1                         | - - -",
                "a declined address is nobody's (RFC 2131 4.4.4)                  | a REQUEST ask=1 server=9; a DECLINE ask=1                            | - - -",
                "a day of silence ends it                                         | a REQUEST ask=1 server=9; wait 86401                                 | - - -",
                "but a sign of the address prolongs it                            | a REQUEST ask=1 server=9; wait 50000; seen 1; wait 50000             | a - -",
                "a server's message is none                                       | a ACK ask=1 server=9                                                | - - -"
            })
    void messagesTellWhoHoldsWhichAddress(String rule, String said, String holders) {
        for (String line : said.split("; ")) {
            play(line.strip().split(" +"));
        }
        String held = List.of(1, 2, 3).stream()
                .map(host -> book.holder(address(host)).map(ListenerTest::name).orElse("-"))
                .collect(Collectors.joining(" "));
        assertEquals(holders, held);
    }

    /** Across a relay nobody says again who holds an address until its lease is half over. */
    @Test
    void whatWasHeardOutlivesARestart() {
        List.of(
                        "a REQUEST ask=1 server=9",
                        "b REQUEST ask=2 server=9",
                        "b RELEASE ciaddr=2",
                        "c REQUEST ask=2 server=9",
                        "a REQUEST ask=3 server=9")
                .forEach(line -> play(line.split(" ")));
        HeardHolders again = new HeardHolders(() -> now, Witness.NONE, disk);
        assertEquals(
                List.of("-", "c", "a"),
                Stream.of(1, 2, 3)
                        .map(host -> again.holder(address(host))
                                .map(ListenerTest::name)
                                .orElse("-"))
                        .toList());
        now = now.plusSeconds(50_000);
        again.holder(address(2));
        now = now.plusSeconds(50_000);
        HeardHolders later = new HeardHolders(() -> now, Witness.NONE, disk);
        assertEquals(Optional.empty(), later.holder(address(3)), "a day of silence ends it, also across a restart");
        assertEquals(Optional.of("c"), later.holder(address(2)).map(ListenerTest::name));
    }

    /** Keeps what it is given. */
    private static final class Disk implements HolderStore {

        private final Map<Ip4, HeardHolder> rows = new LinkedHashMap<>();

        @Override
        public List<HeardHolder> load() {
            return rows.values().stream()
                    .sorted(Comparator.comparing(HeardHolder::until))
                    .toList();
        }

        @Override
        public void remember(HeardHolder holder) {
            rows.put(holder.address(), holder);
        }

        @Override
        public void forget(Ip4 address) {
            rows.remove(address);
        }
    }

    @Test
    void theJournalTellsWhatWasHeard() {
        believe("10.66.1.254", "0.0.0.0");
        List.of(
                        "a DISCOVER",
                        "a REQUEST ask=1 server=9",
                        "a DECLINE ask=1",
                        "a REQUEST ask=2",
                        "a REQUEST ciaddr=2",
                        "a INFORM ciaddr=2",
                        "a RELEASE ciaddr=2",
                        "a REQUEST relay=254 ask=1 server=9")
                .forEach(line -> play(line.split(" ")));
        assertEquals(
                """
                DHCP_DISCOVER_HEARD {}
                DHCP_REQUEST_HEARD {ADDRESS=10.66.1.1, SERVER=10.66.1.9}
                DHCP_DECLINE_HEARD {ADDRESS=10.66.1.1}
                DHCP_REQUEST_HEARD_REBOOTED {ADDRESS=10.66.1.2}
                DHCP_REQUEST_HEARD_RENEWING {ADDRESS=10.66.1.2}
                DHCP_INFORM_HEARD {ADDRESS=10.66.1.2}
                DHCP_RELEASE_HEARD {ADDRESS=10.66.1.2}
                DHCP_REQUEST_HEARD {ADDRESS=10.66.1.1, RELAY=10.66.1.254, SERVER=10.66.1.9}
                """,
                journal.stream()
                        .map(entry -> entry.event() + " " + entry.details() + "\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void theSameMessageThroughARelayIsHeardOnce() {
        believe("10.66.1.254", "0.0.0.0");
        listener.receive(message("a", MessageType.DISCOVER, 7).build(), ARRIVAL);
        listener.receive(
                message("a", MessageType.DISCOVER, 7).giaddr(address(254)).build(), ARRIVAL);
        assertEquals(1, journal.size());
        now = now.plus(Duration.ofSeconds(2));
        listener.receive(message("a", MessageType.DISCOVER, 7).build(), ARRIVAL);
        assertEquals(2, journal.size());
    }

    @Test
    void theVendorClassTellsWhatItIs() {
        listener.receive(
                message("a", MessageType.DISCOVER, 1)
                        .option(Code.VENDOR_CLASS, "snom320".getBytes())
                        .build(),
                ARRIVAL);
        assertEquals(Optional.of("320"), fleet.identity(mac("a")).map(Identity::model));
    }

    /** The scopes decide whether the box believes another server's relays. */
    @Test
    void relaysThatAreNotListedTellNothing() {
        believe("10.66.1.254");
        hangs("a", "010107", "10.66.1.254", "10.66.1.254");
        assertEquals(Optional.of("port 0x07"), book.place(address(1)));
        hangs("a", "010108", "10.66.1.254", "10.66.3.3");
        hangs("b", "010109", "10.66.1.253", "10.66.1.254");
        assertEquals(Optional.of("port 0x07"), book.place(address(1)));
        assertEquals(Optional.of(mac("a")), book.holder(address(1)));
        hangs("b", "01010a", "0.0.0.0", "0.0.0.0");
        assertEquals(Optional.empty(), book.place(address(1)), "without a relay option 82 tells nothing");
        assertEquals(
                List.of(
                        "10.66.1.254 from 10.66.3.3 false",
                        "10.66.1.253 from 10.66.1.254 false",
                        "10.66.1.254 from 10.66.1.254 true"),
                listener.relays().stream()
                        .map(each -> each.relay() + " from " + each.source() + " " + each.believed())
                        .toList());
    }

    /** Believes these relays alone. */
    private void believe(String... relays) {
        Scope scope = new ScopeBuilder("voice", "10.66.1.0/24")
                .policy(new ScopePolicy(false, false, false, 0, Relays.of(List.of(relays))))
                .build();
        listener.install(new DhcpPlanBuilder(scope).mode(DhcpPlan.Mode.LISTEN).build());
    }

    private void hangs(String client, String option82, String relay, String source) {
        DhcpMessage message = message(client, MessageType.REQUEST, ++xid)
                .giaddr(Ip4.of(relay))
                .option(Code.REQUESTED_ADDRESS, address(1).bytes())
                .option(Code.SERVER_ID, address(9).bytes())
                .option(Code.RELAY_AGENT, HexFormat.of().parseHex(option82))
                .build();
        listener.receive(message, new Arrival("voice0", Ip4.of("10.66.0.1"), 16, Ip4.of(source), 67));
    }

    @Test
    void manyClientsPushOutTheLongestSilent() {
        for (int i = 0; i <= 50_000; i++) {
            book.claim(new Ip4(0x0a000000 + i), new MacAddress(0x020000000000L + i), HeardHolders.Port.UNTOLD);
        }
        assertEquals(Optional.empty(), book.holder(new Ip4(0x0a000000)));
        assertEquals(50_000, book.holdings().size());
        assertEquals(Optional.of(new Ip4(0x0a000001)), book.addressOf(new MacAddress(0x020000000001L)));
    }

    private void play(String... words) {
        switch (words[0]) {
            case "wait" -> now = now.plusSeconds(Long.parseLong(words[1]));
            case "seen" -> book.holder(address(Integer.parseInt(words[1])));
            case "met" -> book.met(address(Integer.parseInt(words[2])), mac(words[1]));
            default ->
                assertInstanceOf(
                        Outcome.Silence.class, listener.receive(message(words).build(), ARRIVAL));
        }
    }

    private MessageBuilder message(String... words) {
        MessageBuilder message = message(words[0], MessageType.valueOf(words[1]), ++xid);
        for (String word : List.of(words).subList(2, words.length)) {
            Ip4 value = address(Integer.parseInt(word.substring(word.indexOf('=') + 1)));
            switch (word.substring(0, word.indexOf('='))) {
                case "ask" -> message.option(Code.REQUESTED_ADDRESS, value.bytes());
                case "server" -> message.option(Code.SERVER_ID, value.bytes());
                case "relay" -> message.giaddr(value);
                default -> message.ciaddr(value);
            }
        }
        return message;
    }

    private static MessageBuilder message(String client, MessageType type, int xid) {
        return DhcpMessage.builder().type(type).xid(xid).mac(mac(client));
    }

    private static Ip4 address(int host) {
        return Ip4.of("10.66.1." + host);
    }

    private static MacAddress mac(String client) {
        return MacAddress.of("02000000000" + client);
    }

    private static String name(MacAddress mac) {
        return HexFormat.of().toHexDigits((byte) mac.bits()).substring(1);
    }
}
