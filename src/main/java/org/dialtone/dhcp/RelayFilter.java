package org.dialtone.dhcp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.dhcp.HeardRelay.Verdict;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Decides which relays the box answers, and which option 82 it believes. Scopes of one link count as one: their lists
 * add up, and one list binds all. One thread alone brings messages and plans; any thread may read the heard relays.
 */
final class RelayFilter {

    private final RelayBook book = new RelayBook();
    private final TellPace pace = new TellPace();
    private final Journal journal;
    private final Objections objections;
    private ScopeIndex scopes = new ScopeIndex(List.of());
    private ImpossibleRelays impossible = ImpossibleRelays.withoutLeases(scopes);

    /** Further objections beside the scopes' lists. */
    interface Objections {

        /**
         * No objections: a sender that pretends to be a relay gets no answer anyway, because the answer goes to the
         * relay.
         */
        Objections NONE = new Objections() {

            @Override
            public boolean bindAll() {
                return false;
            }

            @Override
            public Optional<Grounds> toOpenRelay(DhcpMessage message, Arrival arrival, ServedScope meant) {
                return Optional.empty();
            }

            @Override
            public Optional<Grounds> toStray(DhcpMessage message, Arrival arrival) {
                return Optional.empty();
            }
        };

        /** The event of a refusal for the journal. */
        default Event event(DhcpMessage message, Grounds grounds) {
            return grounds.reason() == Reason.RELAY_UNLISTED
                    ? MessageEvents.unlisted(message)
                    : MessageEvents.ignored(message);
        }

        /** Whether every scope's relays must be listed. */
        boolean bindAll();

        /** Why a message about a scope that needn't list its relays is refused. */
        Optional<Grounds> toOpenRelay(DhcpMessage message, Arrival arrival, ServedScope meant);

        /** Why a message is refused that is about no scope, or about the link that it came from. */
        Optional<Grounds> toStray(DhcpMessage message, Arrival arrival);
    }

    RelayFilter(Journal journal) {
        this(journal, Objections.NONE);
    }

    RelayFilter(Journal journal, Objections objections) {
        this.journal = journal;
        this.objections = objections;
    }

    void install(ScopeIndex newer, ImpossibleRelays made) {
        scopes = newer;
        impossible = made;
    }

    List<HeardRelay> heard() {
        return book.all();
    }

    /**
     * Why a message about another link is refused, which the journal then gets; empty where it isn't, and for all of
     * the box's own links. Both giaddr and the source must be listed, because any device can write the first.
     */
    Optional<Grounds> refusal(DhcpMessage message, Arrival arrival, MacAddress mac, Instant now) {
        Optional<ServedScope> meant = meant(message, arrival);
        Optional<Grounds> reason = impossible.objection(message, arrival);
        if (reason.isPresent()) {
            refused(message, arrival, impossible(reason.get()), now);
        } else {
            reason = message.relayed() || meant.isPresent()
                    ? relayed(message, arrival, meant, now)
                    : objections.toStray(message, arrival);
        }
        reason.filter(_ -> pace.due(mac, now))
                .ifPresent(why -> journal.record(
                        Entry.of(now, mac, objections.event(message, why), null).because(why)));
        return reason;
    }

    /** The scope of another link that the message is about; a client may name it itself (RFC 3011). */
    private Optional<ServedScope> meant(DhcpMessage message, Arrival arrival) {
        if (!message.relayed() && !message.options().has(Code.SUBNET_SELECTION)) {
            return Optional.empty();
        }
        return scopes.of(message, told(message), arrival)
                .filter(served -> message.relayed() || !isOwnLink(served, arrival));
    }

    private Optional<Grounds> relayed(DhcpMessage message, Arrival arrival, Optional<ServedScope> meant, Instant now) {
        return meant.map(scope -> relayed(message, arrival, scope, now)).orElseGet(() -> {
            Optional<Grounds> reason = objections.toStray(message, arrival);
            reason.ifPresent(_ -> refused(message, arrival, Verdict.OF_NO_SCOPE, now));
            return reason;
        });
    }

    private void refused(DhcpMessage message, Arrival arrival, Verdict why, Instant now) {
        book.heard(new HeardRelay(message.giaddr(), arrival.source(), "", false, why, 0, now));
    }

    private Optional<Grounds> relayed(DhcpMessage message, Arrival arrival, ServedScope meant, Instant now) {
        boolean listed = objections.bindAll() || network(meant).anyMatch(relays -> !relays.isOpen());
        Optional<Grounds> reason =
                listed ? unlisted(message, arrival, meant) : objections.toOpenRelay(message, arrival, meant);
        boolean believed = reason.isEmpty();
        book.heard(new HeardRelay(
                message.giaddr(),
                arrival.source(),
                meant.scope().name(),
                listed,
                listed ? ofListed(believed) : ofOpen(believed),
                0,
                now));
        return reason;
    }

    private static Verdict impossible(Grounds why) {
        return why.reason() == Reason.RELAY_IS_CLIENT ? Verdict.IS_CLIENT : Verdict.NO_HOST;
    }

    private static Verdict ofListed(boolean believed) {
        return believed ? Verdict.LISTED : Verdict.UNLISTED;
    }

    private static Verdict ofOpen(boolean believed) {
        return believed ? Verdict.OPEN : Verdict.BEYOND;
    }

    private static Optional<Grounds> unlisted(DhcpMessage message, Arrival arrival, ServedScope meant) {
        return shown(message, arrival)
                .filter(address -> !lists(meant, address))
                .findFirst()
                .map(address -> Grounds.of(Reason.RELAY_UNLISTED)
                        .with(Detail.RELAY, address)
                        .with(Detail.SCOPE, meant.scope().name()));
    }

    /**
     * The part of option 82 that the box believes: that of a relay, or of a switch where the link has such. Otherwise
     * the option counts as absent, because a client may have written it.
     */
    RelayInfo believed(DhcpMessage message, Arrival arrival, Instant now) {
        if (!message.options().has(Code.RELAY_AGENT)) {
            return RelayInfo.NONE;
        }
        return message.relayed()
                        || scopes.onLink(arrival)
                                .filter(link -> isSwitched(link, now))
                                .isPresent()
                ? told(message)
                : RelayInfo.NONE;
    }

    /** Whether the site lists relays or switches for the link of this address. */
    boolean areListed(Ip4 address) {
        return scopes.listsRelays(address);
    }

    /**
     * Whether the link lists switches. Notes option 82 of its switches in any case, so that an installer sees where it
     * doesn't count yet.
     */
    private boolean isSwitched(ServedScope link, Instant now) {
        boolean switched = network(link).anyMatch(Relays::switches);
        book.heard(new HeardRelay(
                Ip4.ANY,
                Ip4.ANY,
                link.scope().name(),
                network(link).anyMatch(relays -> !relays.isOpen()),
                switched ? Verdict.SWITCH : Verdict.NO_SWITCH,
                0,
                now));
        return switched;
    }

    private static RelayInfo told(DhcpMessage message) {
        return RelayInfo.of(message.options().get(Code.RELAY_AGENT));
    }

    /**
     * The addresses that identify the relay; a client that names its link itself (RFC 3011) is known by its source
     * address alone.
     */
    private static Stream<Ip4> shown(DhcpMessage message, Arrival arrival) {
        return message.relayed() ? Stream.of(message.giaddr(), arrival.source()) : Stream.of(arrival.source());
    }

    private boolean isOwnLink(ServedScope meant, Arrival arrival) {
        return scopes.onLink(arrival)
                .filter(own -> own.network().contains(meant))
                .isPresent();
    }

    private static boolean lists(ServedScope served, Ip4 address) {
        return network(served).anyMatch(relays -> relays.addresses().contains(address));
    }

    private static Stream<Relays> network(ServedScope served) {
        return served.network().stream().map(each -> each.scope().scopePolicy().relays());
    }
}
