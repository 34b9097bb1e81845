package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Reason;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;

/**
 * Replaces the engine where another DHCP server answers: stays silent, and learns from clients' broadcasts and relayed
 * messages which client holds which address. Only one thread brings messages.
 */
public final class Listener {

    private static final Outcome SILENCE = new Outcome.Silence(Grounds.of(Reason.LISTENING_ONLY));
    /** A client repeats itself after seconds; a sooner copy is the same message, from the link and through a relay. */
    private static final Duration ECHO = Duration.ofSeconds(1);

    private static final int ECHOES = 1024;

    private final Fleet fleet;
    private final Journal journal;
    private final HeardHolders book;
    private final InstantSource clock;
    private final Map<Said, Instant> lately = BoundedMap.byAccess(ECHOES);
    private final Witness witness;
    private final HearsayRules hearsay;
    private final RelayFilter relays;
    private final TellPace pace = new TellPace();

    private record Said(MacAddress mac, int xid, MessageType type) {}

    /**
     * @param book    this listener is the only one to write claims into it
     * @param witness the book's
     */
    public Listener(Fleet fleet, Journal journal, HeardHolders book, Witness witness, InstantSource clock) {
        this.fleet = fleet;
        this.journal = journal;
        this.book = book;
        this.clock = clock;
        this.witness = witness;
        hearsay = new HearsayRules(witness);
        relays = new RelayFilter(journal, hearsay);
        install(List.of());
    }

    /** Takes from the scopes which relays to believe; without a plan it believes none. */
    public void install(DhcpPlan plan) {
        install(plan.scopes());
    }

    private void install(List<Scope> scopes) {
        ScopeIndex index = new ScopeIndex(scopes.stream()
                .map(scope -> ServedScope.of(scope, List.of(), Set.of()))
                .toList());
        hearsay.install(
                index,
                scopes.stream()
                        .anyMatch(scope ->
                                !scope.scopePolicy().relays().addresses().isEmpty()));
        relays.install(index, ImpossibleRelays.withoutLeases(index));
    }

    /** As {@link DhcpEngine#relays}. */
    public List<HeardRelay> relays() {
        return relays.heard();
    }

    /** Claims about addresses beyond the box's links that contradict what the box sees. */
    public List<Contradiction> contradictions() {
        return book.contradictions().stream()
                .filter(each -> !witness.isOnLink(each.claimed()))
                .toList();
    }

    /** Always silence; never throws, whatever the message holds. */
    public Outcome receive(DhcpMessage message, Arrival arrival) {
        Optional<MacAddress> mac = message.mac();
        Optional<MessageType> type = message.type();
        if (message.op() == DhcpMessage.BOOTREQUEST
                && mac.isPresent()
                && type.isPresent()
                && relays.refusal(message, arrival, mac.get(), clock.instant()).isEmpty()
                && isNew(new Said(mac.get(), message.xid(), type.get()))) {
            fleet.sighted(mac.get(), message.options().text(Code.VENDOR_CLASS).orElse(null), null);
            learn(message, arrival, mac.get(), type.get());
        }
        return SILENCE;
    }

    private void learn(DhcpMessage message, Arrival arrival, MacAddress mac, MessageType type) {
        switch (type) {
            case DISCOVER -> {
                book.begins(mac);
                tell(message, mac, Event.DHCP_DISCOVER_HEARD, null);
            }
            case REQUEST -> request(message, arrival, mac);
            case DECLINE -> {
                Ip4 address = message.options().address(Code.REQUESTED_ADDRESS).orElse(null);
                gaveBack(message, mac, Event.DHCP_DECLINE_HEARD, address);
            }
            case RELEASE -> gaveBack(message, mac, Event.DHCP_RELEASE_HEARD, message.ciaddr());
            case INFORM -> {
                Ip4 address = message.ciaddr().equals(Ip4.ANY) ? arrival.source() : message.ciaddr();
                tell(message, mac, Event.DHCP_INFORM_HEARD, address);
            }
            case OFFER, ACK, NAK -> {}
        }
    }

    private void gaveBack(DhcpMessage message, MacAddress mac, Event event, Ip4 address) {
        Entry entry = entry(message, mac, event, address);
        journal.record(book.gaveBack(mac) ? entry : entry.because(Grounds.of(Reason.STILL_SEEN)));
    }

    /** RFC 2131 section 4.3.2: which of the client's states it is shows by options 54 and 50 and by ciaddr. */
    private void request(DhcpMessage message, Arrival arrival, MacAddress mac) {
        Optional<Ip4> asked =
                message.options().address(Code.REQUESTED_ADDRESS).filter(address -> !address.equals(Ip4.ANY));
        Optional<Ip4> server = message.options().address(Code.SERVER_ID);
        if (!message.ciaddr().equals(Ip4.ANY)) {
            claim(
                    message,
                    arrival,
                    book::claim,
                    entry(message, mac, Event.DHCP_REQUEST_HEARD_RENEWING, message.ciaddr()));
        } else if (asked.isPresent() && server.isPresent()) {
            claim(
                    message,
                    arrival,
                    book::claim,
                    entry(message, mac, Event.DHCP_REQUEST_HEARD, asked.get()).with(Detail.SERVER, server.get()));
        } else if (asked.isPresent()) {
            claim(
                    message,
                    arrival,
                    book::remembers,
                    entry(message, mac, Event.DHCP_REQUEST_HEARD_REBOOTED, asked.get()));
        }
    }

    private interface Taking {
        Optional<Contradiction> take(Ip4 address, MacAddress mac, HeardHolders.Port port);
    }

    /**
     * A REQUEST is only a wish, and anyone can write one: observations take precedence.
     *
     * @param heard the entry where the claim is believed
     */
    private void claim(DhcpMessage message, Arrival arrival, Taking book, Entry heard) {
        MacAddress mac = heard.mac();
        Ip4 address = heard.ip();
        Optional<Grounds> impossible = hearsay.toClaim(message, arrival, address);
        if (impossible.isPresent()) {
            doubt(message, mac, address, impossible.get());
            return;
        }
        HeardHolders.Port port = port(message, arrival, address);
        Optional<Contradiction> against = book.take(address, mac, port);
        if (against.isEmpty() || witness.isOnLink(address)) {
            // On a link of the box ARP decides, as soon as a device there asks for a file.
            journal.record(heard);
        } else if (doubt(message, mac, address, against.get().grounds())) {
            witness.doubt(against.get().at());
        }
    }

    /** On a link of the box only a relay or switch that the site lists tells a place, as where the box serves. */
    private HeardHolders.Port port(DhcpMessage message, Arrival arrival, Ip4 address) {
        String place = relays.believed(message, arrival, clock.instant()).place();
        boolean counts = relays.areListed(address) || !witness.isOnLink(address);
        return counts && (place != null || message.relayed())
                ? new HeardHolders.Port(true, place)
                : HeardHolders.Port.UNTOLD;
    }

    /** Whether the doubt entered the journal; it is rate limited, because an attacker can invent many messages. */
    private boolean doubt(DhcpMessage message, MacAddress mac, Ip4 address, Grounds why) {
        Instant now = clock.instant();
        boolean due = pace.due(mac, now);
        if (due) {
            journal.record(Entry.of(now, mac, Event.DHCP_REQUEST_DISBELIEVED, address)
                    .with(Detail.RELAY, relay(message))
                    .because(why));
        }
        return due;
    }

    private boolean isNew(Said said) {
        Instant now = clock.instant();
        Instant before = lately.put(said, now);
        return before == null || Duration.between(before, now).abs().compareTo(ECHO) >= 0;
    }

    private void tell(DhcpMessage message, MacAddress mac, Event event, Ip4 address) {
        journal.record(entry(message, mac, event, address));
    }

    private Entry entry(DhcpMessage message, MacAddress mac, Event event, Ip4 address) {
        return Entry.of(clock.instant(), mac, event, address).with(Detail.RELAY, relay(message));
    }

    private static Ip4 relay(DhcpMessage message) {
        return message.relayed() ? message.giaddr() : null;
    }
}
