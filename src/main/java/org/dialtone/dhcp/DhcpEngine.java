package org.dialtone.dhcp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.Fqdn;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;

/**
 * The DHCP server without its sockets: a client's message in, what is to be done out (RFC 2131 section 4.3).
 * One thread alone installs plans and brings messages; the lease book and the counts may be read from any.
 */
public final class DhcpEngine implements DhcpServer {

    /** A device that sleeps takes so long to answer. */
    private static final Duration SHORTEST_PROBE = Duration.ofMillis(50);

    private final Fleet fleet;
    private final Journal journal;
    private final LeaseBook book;
    private final InstantSource clock;
    private final PendingOffers offers = new PendingOffers();
    private final UncommittedLeases uncommitted = new UncommittedLeases();
    private final EngineCounters tally = new EngineCounters();
    private final Quarantines quarantines = new Quarantines();
    private final Probing probing;
    private final AdmissionFilter admissionFilter;
    private Set<Ip4> own = Set.of();
    private DhcpPlan plan;
    private ClientLookup directory;
    private Allocator allocator;
    private ReplyBuilder replies;

    /** Serves nothing until a plan is installed. @param book the engine is the only one to write it */
    public DhcpEngine(Fleet fleet, Journal journal, LeaseBook book, InstantSource clock) {
        this.fleet = fleet;
        this.journal = journal;
        this.book = book;
        probing = new Probing(book);
        admissionFilter = new AdmissionFilter(journal);
        this.clock = clock;
    }

    /** Replaces the plan; offers and leases stay. */
    public void install(DhcpPlan newer) {
        plan = newer;
        directory = new ClientLookup(newer);
        allocator = new Allocator(newer, directory, book, offers, probing, uncommitted, own);
        replies = new ReplyBuilder(new OptionPlan(newer, fleet));
        admissionFilter.relays().install(allocator.scopes());
    }

    /** Takes the addresses of the box itself, on whatever interface: nobody is given one of them. */
    public void own(Set<Ip4> addresses) {
        own = Set.copyOf(addresses);
        if (plan != null) {
            install(plan);
        }
    }

    /** Addresses that devices use which have them from elsewhere, some of them no longer. Safe to ask from any thread. */
    public List<AddressConflict> conflicts() {
        return probing.conflicts();
    }

    /** Relays that were heard lately, at most 64 that were believed and 64 that weren't. Safe to ask from any thread. */
    public List<HeardRelay> relays() {
        return admissionFilter.relays().heard();
    }

    @Override
    public void isFree(Ip4 address) {
        if (allocator != null) {
            probing.free(address, allocator, clock.instant());
        }
    }

    @Override
    public void isUnasked(Ip4 address) {
        if (allocator != null) {
            probing.unasked(address, allocator, clock.instant());
        }
    }

    @Override
    public Optional<Outcome.Store> isTaken(Ip4 address, MacAddress by) {
        return allocator == null
                ? Optional.empty()
                : probing.taken(address, by, offers.at(address), allocator, clock.instant());
    }

    @Override
    public void isStored(Lease lease) {
        uncommitted.stored(lease, book.at(lease.address()).orElse(null));
    }

    @Override
    public void isRefused(Lease lease) {
        if (allocator != null) {
            allocator.takeBack(lease);
        }
    }

    @Override
    public Outcome resume(DhcpMessage message, Arrival arrival, Instant deadline) {
        Optional<MacAddress> mac = message.mac();
        return plan == null || !plan.serving() || mac.isEmpty()
                ? drop(Dropped.NOT_SERVING, "DHCP isn't served here")
                : answer(query(message, arrival, mac.get()), deadline);
    }

    @Override
    public boolean isLow() {
        return probing.isLow();
    }

    @Override
    public List<Outcome.Probe> orders(List<Arrival> links) {
        return plan == null || !plan.serving() ? List.of() : probing.orders(allocator.scopes(), links, clock.instant());
    }

    /** Safe to ask from any thread. */
    public DhcpCounts counts() {
        return tally.counts();
    }

    /** As {@link #receive(DhcpMessage, Arrival)}, from a UDP payload; what is no DHCP message is counted and dropped. */
    public Outcome receive(ByteBuffer packet, Arrival arrival) {
        try {
            return receive(DhcpMessage.decode(packet), arrival);
        } catch (MalformedMessage e) {
            tally.received.increment();
            return drop(Dropped.MALFORMED, e.getMessage());
        }
    }

    /**
     * The operator takes an address back: free from now on, though its client may go on using it until it asks again.
     * To be stored as any lease. Empty where nobody holds it.
     */
    public Optional<Outcome.Store> free(Ip4 address) {
        Instant now = clock.instant();
        return book.at(address)
                .filter(_ -> allocator != null && book.isHeld(address, now))
                .map(held -> {
                    Lease freed = new Lease(
                            address,
                            held.mac(),
                            held.clientId(),
                            Lease.State.RELEASED,
                            held.since(),
                            now,
                            held.hostname(),
                            held.place());
                    allocator.enter(freed);
                    return new Outcome.Store(
                            freed,
                            null,
                            Entry.of(now, held.mac(), Step.RELEASE, address).because("freed by the operator"));
                });
    }

    /** What to do with a message; never throws, whatever it holds. */
    public Outcome receive(DhcpMessage message, Arrival arrival) {
        tally.received.increment();
        if (plan == null || !plan.serving()) {
            return drop(Dropped.NOT_SERVING, "DHCP isn't served here");
        }
        if (message.op() != DhcpMessage.BOOTREQUEST) {
            return drop(Dropped.NOT_FROM_CLIENT, "not a client's message");
        }
        Optional<MessageType> type = message.type();
        boolean bootp = !message.options().has(Code.MESSAGE_TYPE);
        if (type.isEmpty() && !bootp) {
            return drop(Dropped.UNKNOWN_TYPE, "no message type that a client sends");
        }
        Optional<MacAddress> mac = message.mac();
        if (mac.isEmpty()) {
            return drop(Dropped.UNKNOWN_HARDWARE, "no Ethernet address");
        }
        Optional<AdmissionFilter.Refused> refused =
                admissionFilter.refusal(message, arrival, mac.get(), plan.admission(), clock.instant());
        if (refused.isPresent()) {
            return drop(refused.get().dropped(), refused.get().reason());
        }
        if (type.filter(DhcpEngine::isServers).isPresent()) {
            return drop(Dropped.NOT_FROM_CLIENT, "a server's message");
        }
        return answer(query(message, arrival, mac.get()), null);
    }

    private static boolean isServers(MessageType type) {
        return type == MessageType.OFFER || type == MessageType.ACK || type == MessageType.NAK;
    }

    /**
     * Without a type it is BOOTP.
     *
     * @param deadline when the client has waited long enough for a probe, null where it hasn't begun to
     */
    private Outcome answer(Exchange query, Instant deadline) {
        Optional<MessageType> type = query.message().type();
        if (type.isEmpty()) {
            return admitted(query, Step.DISCOVER, each -> bootp(each, deadline));
        }
        return switch (type.get()) {
            case DISCOVER -> admitted(query, Step.DISCOVER, each -> discover(each, deadline));
            case REQUEST -> admitted(query, Step.REQUEST, each -> request(each, deadline));
            case DECLINE -> decline(query, deadline);
            case RELEASE -> release(query);
            case INFORM -> admitted(query, Step.INFORM, this::inform);
            case OFFER, ACK, NAK -> drop(Dropped.NOT_FROM_CLIENT, "a server's message");
        };
    }

    /** All that is known of a message before it is answered. */
    Exchange query(DhcpMessage message, Arrival arrival, MacAddress mac) {
        Instant now = clock.instant();
        allocator.expireOffers(now);
        Client client = Client.of(message, mac, admissionFilter.relays().believed(message, arrival, now), fleet);
        return new Exchange(
                message,
                arrival,
                client,
                directory.of(client),
                allocator.scopes().of(message, client.relay(), arrival).orElse(null),
                plan.serverAddress() != null ? plan.serverAddress() : arrival.interfaceAddress(),
                now);
    }

    /** Who may not be served hears nothing, so that another server can answer; what gives an address back is always heard. */
    private Outcome admitted(Exchange query, Step step, Function<Exchange, Outcome> answer) {
        Optional<String> refusal = directory.refusal(query);
        return refusal.isEmpty()
                ? answer.apply(query)
                : refuse(
                        query,
                        step,
                        query.asked().equals(Ip4.ANY) ? null : query.asked(),
                        Dropped.NOT_ADMITTED,
                        refusal.get());
    }

    /** RFC 2131 section 4.3.1. @param deadline as for {@link #answer} */
    private Outcome discover(Exchange query, Instant deadline) {
        if (query.served() == null) {
            return refuse(query, Step.DISCOVER, null, Dropped.NO_SCOPE, query.noScope());
        }
        Optional<Ip4> address = allocator.offer(query);
        if (address.isEmpty()) {
            return refuse(
                    query,
                    Step.DISCOVER,
                    null,
                    Dropped.POOL_EMPTY,
                    "pool " + query.scope().name() + " is empty");
        }
        Exchange placed = query.at(address.get());
        if (probing.isNeeded(placed, address.get(), allocator)) {
            return probe(placed, Step.DISCOVER, address.get(), deadline);
        }
        tell(query, Step.DISCOVER, null, null);
        // RFC 4039 section 3.1
        if (placed.scope().scopePolicy().rapidCommit()
                && query.message().options().has(Code.RAPID_COMMIT)) {
            return grant(placed, address.get(), "rapid commit, as the client asked");
        }
        tell(query, Step.OFFER, address.get(), null);
        tally.offers.increment();
        return replies.offer(placed, address.get());
    }

    /** The address waits on offer for the client meanwhile; its next message goes on where this one ended. */
    private Outcome probe(Exchange query, Step step, Ip4 address, Instant deadline) {
        Instant until = deadline == null ? ProbedAddresses.deadline(query, query.now()) : deadline;
        return Duration.between(query.now(), until).compareTo(SHORTEST_PROBE) >= 0
                ? ProbedAddresses.probe(query, address, until)
                : refuse(
                        query,
                        step,
                        null,
                        Dropped.NOT_PROBED,
                        "no address was found free in time; its next " + step + " goes on from there");
    }

    /** RFC 2131 section 4.3.2: which of the client's states it is shows by options 54 and 50 and by ciaddr. */
    private Outcome request(Exchange query, Instant deadline) {
        Ip4 address = query.asked();
        Optional<Ip4> chosen = query.message().options().address(Code.SERVER_ID);
        if (chosen.isPresent() && !query.isForUs(chosen.get())) {
            allocator.withdraw(query);
            return refuse(
                    query, Step.REQUEST, address, Dropped.OTHER_SERVER, "took the offer of server " + chosen.get());
        }
        if (address.equals(Ip4.ANY)) {
            return refuse(query, Step.REQUEST, null, Dropped.NO_ADDRESS, "asks for no address");
        }
        if (query.served() == null) {
            return refuse(query, Step.REQUEST, address, Dropped.NO_SCOPE, query.noScope());
        }
        if (chosen.isPresent()) {
            return select(query.at(address), address, deadline);
        }
        Ip4 used = query.message().ciaddr();
        return used.equals(Ip4.ANY) ? reboot(query.at(address), address, deadline) : renew(query.at(used), used);
    }

    /**
     * SELECTING: it takes our offer. One that was forgotten, as after a restart, is refused: the client begins anew.
     */
    private Outcome select(Exchange query, Ip4 address, Instant deadline) {
        Optional<String> refusal = refusal(query, address)
                .or(() -> allocator.isPromised(query, address)
                        ? Optional.empty()
                        : Optional.of(address + " was not offered to this client"));
        return refusal.isPresent() ? nak(query, address, refusal.get()) : grant(query, address, null, deadline);
    }

    /** Why the client may not have the address now, be it its own or not. */
    private Optional<String> refusal(Exchange query, Ip4 address) {
        return allocator
                .refusal(query, address)
                .or(() -> allocator
                        .livesElsewhere(query, address)
                        .map(there -> "this client has " + there + ", and one address in a subnet"));
    }

    /** INIT-REBOOT: it remembers an address; of a client without record nothing is said, because another server may know it. */
    private Outcome reboot(Exchange query, Ip4 address, Instant deadline) {
        Optional<String> refusal = allocator.refusal(query, address);
        if (refusal.isEmpty() && allocator.owns(query, address)) {
            refusal = refusal(query, address);
            if (refusal.isEmpty()) {
                return grant(query, address, "rebooted, and wants its address again", deadline);
            }
        }
        if (refusal.isPresent()) {
            return nakIfAuthoritative(query, address, refusal.get());
        }
        return allocator.knows(query)
                ? nakIfAuthoritative(query, address, address + " was not given to this client")
                : refuse(
                        query,
                        Step.REQUEST,
                        address,
                        Dropped.UNKNOWN_CLIENT,
                        "wants " + address + " again, of which nothing is known here");
    }

    /** RENEWING and REBINDING: it uses the address and asks for more time; only the answer goes into the journal, for it comes for ever. */
    private Outcome renew(Exchange query, Ip4 address) {
        Optional<String> refusal = refusal(query, address)
                .or(() -> allocator.isOwn(query, address)
                        ? Optional.empty()
                        : Optional.of(address + " was not given to this client"));
        return refusal.isPresent()
                ? nakIfAuthoritative(query, address, refusal.get())
                : grant(query, address, "renewed");
    }

    /** As the next, once the address was probed where that is left to do. @param told of the REQUEST */
    private Outcome grant(Exchange query, Ip4 address, String told, Instant deadline) {
        if (probing.isNeeded(query, address, allocator)) {
            allocator.await(query, address);
            return probe(query, Step.REQUEST, address, deadline);
        }
        tell(query, Step.REQUEST, address, told);
        return grant(query, address, null);
    }

    private Outcome grant(Exchange query, Ip4 address, String reason) {
        LeaseTimes terms = LeaseTimes.of(query);
        Lease lease = lease(query, address, Lease.State.BOUND, query.now().plusSeconds(terms.lease()));
        List<Lease> former = allocator.leaveFormer(query, address);
        former.forEach(left -> tell(query, Step.RELEASE, left.address(), "it has " + address + " now"));
        List<Lease> data = allocator.leaveDataSides(query);
        data.forEach(left ->
                tell(query, Step.RELEASE, left.address(), "it is on its voice VLAN now, and leaves the data side"));
        allocator.enter(lease);
        tally.acks.increment();
        return new Outcome.Store(
                lease,
                Stream.concat(former.stream(), data.stream()).toList(),
                replies.ack(query, address, terms),
                entry(query, Step.ACK, address, reason));
    }

    /** RFC 1534 section 2: a client of BOOTP never renews, so it gets only what is reserved for it, and the lease on record ends when nobody asks. */
    private Outcome bootp(Exchange query, Instant deadline) {
        if (query.served() == null) {
            return refuse(query, Step.DISCOVER, null, Dropped.NO_SCOPE, query.noScope());
        }
        Optional<Ip4> address = allocator.reserved(query);
        if (address.isEmpty()) {
            return refuse(
                    query,
                    Step.DISCOVER,
                    null,
                    Dropped.UNKNOWN_CLIENT,
                    "speaks BOOTP, and no address is reserved for it");
        }
        Exchange placed = query.at(address.get());
        if (probing.isNeeded(placed, address.get(), allocator)) {
            allocator.await(placed, address.get());
            return probe(placed, Step.DISCOVER, address.get(), deadline);
        }
        tell(query, Step.DISCOVER, null, "by BOOTP");
        Lease lease = lease(
                placed,
                address.get(),
                Lease.State.BOUND,
                query.now().plus(placed.scope().maxLeaseTime()));
        allocator.enter(lease);
        tally.acks.increment();
        return new Outcome.Store(
                lease,
                replies.bootp(placed, address.get()),
                entry(query, Step.ACK, address.get(), "by BOOTP, for ever"));
    }

    /**
     * RFC 2131 section 4.3.3; only who was given an address can say that it is taken, and who answers there is asked
     * before it is believed.
     */
    private Outcome decline(Exchange query, Instant deadline) {
        Ip4 address = query.asked();
        if (query.served() == null || query.isForAnother() || !allocator.isWith(query.at(address), address)) {
            return refuse(
                    query, Step.DECLINE, address, Dropped.NOT_THE_HOLDER, address + " was not given to this client");
        }
        Exchange placed = query.at(address);
        if (deadline == null && ProbedAddresses.canAsk(placed.scope())) {
            probing.ask(address, query.now());
            return ProbedAddresses.probe(placed, address, ProbedAddresses.deadline(placed, query.now()));
        }
        Optional<ProbeFindings.Finding> found = ProbedAddresses.canAsk(placed.scope())
                ? probing.found(address, query.now())
                : Optional.of(new ProbeFindings.Unasked());
        return found.map(each -> declined(placed, address, each))
                .orElseGet(() -> drop(Dropped.NOT_PROBED, "too much is asked about just now to ask about " + address));
    }

    private Outcome declined(Exchange query, Ip4 address, ProbeFindings.Finding found) {
        MacAddress by = found instanceof ProbeFindings.Somebody(MacAddress who) ? who : null;
        if (query.client().mac().equals(by)) {
            // The journal tells nothing of it, because whoever sent it wrote the phone's name on it.
            tally.declined(DeclineVerdict.REFUTED);
            return drop(Dropped.NOT_THE_HOLDER, "the client itself answers at " + address);
        }
        Quarantines.Term term = quarantines.term(query.scope(), found, probing.who(by), query.now());
        Instant until = query.now().plus(term.lasts());
        MacAddress whose = by == null ? query.client().mac() : by;
        Lease lease = new Lease(address, whose, null, Lease.State.DECLINED, query.now(), until, null);
        probing.settled(address);
        allocator.take(lease);
        if (term.declined() == DeclineVerdict.IN_USE) {
            probing.note(address, by, until, query.now());
        }
        tally.declined(term.declined());
        return new Outcome.Store(lease, null, entry(query, Step.DECLINE, address, term.words()));
    }

    /** RFC 2131 section 4.3.4: the address stays on record as this client's until another needs it. */
    private Outcome release(Exchange query) {
        Ip4 address = query.message().ciaddr();
        boolean holds = book.at(address)
                .filter(lease -> lease.state() == Lease.State.BOUND)
                .filter(lease -> allocator.keys().holds(query.client(), lease))
                .isPresent();
        if (!holds || query.isForAnother()) {
            return refuse(query, Step.RELEASE, address, Dropped.NOT_THE_HOLDER, address + " is not with this client");
        }
        Lease lease = lease(query, address, Lease.State.RELEASED, query.now());
        allocator.enter(lease);
        return new Outcome.Store(lease, null, entry(query, Step.RELEASE, address, null));
    }

    /** RFC 2131 section 4.3.5: options for a client that has its address from elsewhere. */
    private Outcome inform(Exchange query) {
        Ip4 address = query.message().ciaddr().equals(Ip4.ANY)
                ? query.arrival().source()
                : query.message().ciaddr();
        if (query.served() == null) {
            return refuse(query, Step.INFORM, address, Dropped.NO_SCOPE, query.noScope());
        }
        if (!query.at(address).subnet().contains(address)) {
            return refuse(query, Step.INFORM, address, Dropped.NO_SCOPE, address + " belongs to no subnet here");
        }
        tell(query, Step.INFORM, address, null);
        tally.acks.increment();
        return replies.inform(query.at(address));
    }

    private Outcome nakIfAuthoritative(Exchange query, Ip4 address, String reason) {
        return query.scope().authoritative()
                ? nak(query, address, reason)
                : refuse(query, Step.REQUEST, address, Dropped.NOT_AUTHORITATIVE, reason);
    }

    private Outcome nak(Exchange query, Ip4 address, String reason) {
        tell(query, Step.REQUEST, address, null);
        tell(query, Step.NAK, address, reason);
        tally.naks.increment();
        return replies.nak(query, reason);
    }

    private Lease lease(Exchange query, Ip4 address, Lease.State state, Instant until) {
        Optional<Lease> own = book.at(address)
                .filter(before -> before.state() != Lease.State.DECLINED)
                .filter(before -> allocator.keys().holds(query.client(), before));
        // A renewal goes past the relay, so the place that it told stays, and what such a message says of its place the
        // client wrote itself.
        boolean past = !query.message().relayed() && !query.message().ciaddr().equals(Ip4.ANY);
        String told = past ? null : query.client().relay().place();
        String place = Optional.ofNullable(told)
                .or(() -> own.map(Lease::place).filter(_ -> !query.message().relayed()))
                .orElse(null);
        return new Lease(
                address,
                query.client().mac(),
                query.client().clientId(),
                state,
                own.map(Lease::since).orElse(query.now()),
                until,
                query.message()
                        .options()
                        .text(Code.HOST_NAME)
                        .or(() -> Fqdn.name(query.message().options().get(Code.CLIENT_FQDN)))
                        .orElse(null),
                place);
    }

    private Outcome refuse(Exchange query, Step step, Ip4 address, Dropped dropped, String reason) {
        tell(query, step, address, reason);
        return drop(dropped, reason);
    }

    private Outcome drop(Dropped dropped, String reason) {
        tally.dropped(dropped);
        return new Outcome.Silence(reason);
    }

    private void tell(Exchange query, Step step, Ip4 address, String reason) {
        journal.record(entry(query, step, address, reason));
    }

    private static Entry entry(Exchange query, Step step, Ip4 address, String reason) {
        return Entry.of(query.now(), query.client().mac(), step, address).because(reason);
    }
}
