package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;

/**
 * Stands in the engine's place where another DHCP server answers: says nothing, and learns from what clients broadcast, or from
 * what relays pass on, who they are and which address they hold. One thread alone brings messages.
 */
public final class Listener {

    private static final Outcome SILENCE = new Outcome.Silence("listening only; another DHCP server answers");
    /** A client repeats itself after seconds; sooner it is the same message, from the link and through a relay. */
    private static final Duration ECHO = Duration.ofSeconds(1);
    private static final int ECHOES = 1024;

    private final Fleet fleet;
    private final Journal journal;
    private final HeardBook book;
    private final InstantSource clock;
    private final Map<Said, Instant> lately = new LinkedHashMap<>();
    private final RelayGate relays;

    private record Said(MacAddress mac, int xid, MessageType type) {
    }

    /** @param book this listener is the only one to write claims into it */
    public Listener(Fleet fleet, Journal journal, HeardBook book, InstantSource clock) {
        this.fleet = fleet;
        this.journal = journal;
        this.book = book;
        this.clock = clock;
        relays = new RelayGate(journal);
    }

    /** Takes the scopes' word on whom to believe; without a plan any relay is. */
    public void install(DhcpPlan plan) {
        relays.install(new ScopeIndex(plan.scopes().stream().map(scope -> ServedScope.of(scope, List.of())).toList()));
    }

    /** As {@link DhcpEngine#relays}. */
    public List<HeardRelay> relays() {
        return relays.heard();
    }

    /** Always silence; never throws, whatever the message holds. */
    public Outcome receive(DhcpMessage message, Arrival arrival) {
        Optional<MacAddress> mac = message.mac();
        Optional<MessageType> type = message.type();
        if (message.op() == DhcpMessage.BOOTREQUEST && mac.isPresent() && type.isPresent()
                && relays.refusal(message, arrival, mac.get(), clock.instant()).isEmpty() && isNew(new Said(mac.get(), message.xid(), type.get()))) {
            fleet.sighted(mac.get(), message.options().text(Code.VENDOR_CLASS).orElse(null), null);
            learn(message, arrival, mac.get(), type.get());
        }
        return SILENCE;
    }

    private void learn(DhcpMessage message, Arrival arrival, MacAddress mac, MessageType type) {
        String place = relays.believed(message, arrival, clock.instant()).place();
        if (place != null || message.relayed()) {
            book.hangs(mac, place);
        }
        switch (type) {
            case DISCOVER -> {
                book.begins(mac);
                tell(message, mac, Step.DISCOVER, null, "another DHCP server answers it");
            }
            case REQUEST -> request(message, mac);
            case DECLINE -> {
                book.gaveBack(mac);
                tell(message, mac, Step.DECLINE, message.options().address(Code.REQUESTED_ADDRESS).orElse(null), "another device answers there");
            }
            case RELEASE -> {
                book.gaveBack(mac);
                tell(message, mac, Step.RELEASE, message.ciaddr(), null);
            }
            case INFORM -> {
                Ip4 address = message.ciaddr().equals(Ip4.ANY) ? arrival.source() : message.ciaddr();
                tell(message, mac, Step.INFORM, address, "another DHCP server answers it");
            }
            case OFFER, ACK, NAK -> { }
        }
    }

    /** RFC 2131 section 4.3.2: which of the client's states it is shows by options 54 and 50 and by ciaddr. */
    private void request(DhcpMessage message, MacAddress mac) {
        Optional<Ip4> asked = message.options().address(Code.REQUESTED_ADDRESS).filter(address -> !address.equals(Ip4.ANY));
        Optional<Ip4> server = message.options().address(Code.SERVER_ID);
        if (!message.ciaddr().equals(Ip4.ANY)) {
            book.claim(message.ciaddr(), mac);
            tell(message, mac, Step.REQUEST, message.ciaddr(), "asks any DHCP server to prolong its lease");
        } else if (asked.isPresent() && server.isPresent()) {
            book.claim(asked.get(), mac);
            tell(message, mac, Step.REQUEST, asked.get(), "the DHCP server " + server.get() + " answers it");
        } else if (asked.isPresent()) {
            book.remembers(asked.get(), mac);
            tell(message, mac, Step.REQUEST, asked.get(), "rebooted, and wants its address again from another DHCP server");
        }
    }

    private boolean isNew(Said said) {
        Instant now = clock.instant();
        Instant before = lately.remove(said);
        if (lately.size() == ECHOES) {
            lately.remove(lately.keySet().iterator().next());
        }
        lately.put(said, now);
        return before == null || Duration.between(before, now).abs().compareTo(ECHO) >= 0;
    }

    private void tell(DhcpMessage message, MacAddress mac, Step step, Ip4 address, String what) {
        String heard = message.relayed() ? "heard through relay " + message.giaddr() : "heard";
        journal.record(Entry.of(clock.instant(), mac, step, address).because(what == null ? heard : heard + "; " + what));
    }
}
