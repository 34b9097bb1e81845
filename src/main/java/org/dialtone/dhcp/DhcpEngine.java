package org.dialtone.dhcp;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.dialtone.dhcp.leasefile.FiledLease;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Reason;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;

/**
 * The DHCP server without its sockets (RFC 2131 section 4.3). Only one thread installs plans and brings messages; any
 * thread may read the lease book and the counts.
 */
public final class DhcpEngine implements DhcpServer {

    private final Fleet fleet;
    private final LeaseBook book;
    private final InstantSource clock;
    private final PendingOffers offers = new PendingOffers();
    private final UncommittedLeases uncommitted = new UncommittedLeases();
    private final Quarantines quarantines = new Quarantines();
    private final Cutover cutover = new Cutover();
    private final ExchangeJournal journal;
    private final Probing probing;
    private final AdmissionFilter admissionFilter;
    private volatile BooleanSupplier crowd = () -> false;
    private Set<Ip4> own = Set.of();
    private DhcpPlan plan;
    private ClientLookup directory;
    private LeaseBindings bindings;
    private ReplyBuilder replies;
    private DiscoverHandler discovers;
    private RequestHandler requests;
    private ReturnHandler returns;

    /** Serves nothing until a plan is installed. @param book the engine is the only one to write it */
    public DhcpEngine(Fleet fleet, Journal journal, LeaseBook book, InstantSource clock) {
        this.fleet = fleet;
        this.book = book;
        this.journal = new ExchangeJournal(journal, new EngineCounters());
        probing = new Probing(book, this::isListed);
        admissionFilter = new AdmissionFilter(journal);
        this.clock = clock;
    }

    private boolean isListed(MacAddress mac) {
        return plan != null && plan.admission().phones().contains(mac);
    }

    private boolean isOfPhoneMaker(MacAddress mac) {
        return fleet.packs().identify(mac, null, null).isPresent();
    }

    /**
     * Takes what tells whether many phones boot now: these renew their leases apart. It must not wait; any thread may
     * call this.
     */
    public void crowd(BooleanSupplier told) {
        crowd = told;
    }

    /** Whether many phones boot now. */
    boolean isCrowded() {
        return crowd.getAsBoolean();
    }

    /** Whether the device is a phone of the site, or has an address of the box. */
    boolean isKnown(MacAddress mac) {
        return isListed(mac) || book.addressOf(mac).isPresent();
    }

    /** Whether it has a plan. */
    public boolean isInstalled() {
        return plan != null;
    }

    /** Replaces the plan; offers and leases stay. */
    public void install(DhcpPlan newer) {
        plan = newer;
        directory = new ClientLookup(newer);
        ScopeIndex scopes = ScopeIndex.of(newer, directory.reservedAddresses(), own);
        ClientKeys keys = new ClientKeys(newer, scopes, directory);
        AddressClaims claims = new AddressClaims(newer.admission(), directory, book, offers, probing, keys, own);
        probing.install(scopes);
        bindings = new LeaseBindings(book, offers, probing, uncommitted, scopes, keys);
        KeptAddresses kept = new KeptAddresses(newer.admission(), directory, book);
        SpareAddresses spares = new SpareAddresses(
                claims, kept, offers.strangers(), bindings, newer.admission().circuitShare());
        Allocator allocator = new Allocator(claims, bindings, spares);
        replies = new ReplyBuilder(new OptionPlan(newer, fleet));
        LeaseGrant grants = new LeaseGrant(bindings, probing, replies, journal);
        discovers = new DiscoverHandler(allocator, claims, bindings, grants, replies, journal);
        requests = new RequestHandler(
                allocator,
                claims,
                bindings,
                grants,
                new LeaseTakeover(newer.admission(), this::isOfPhoneMaker, cutover, claims, probing, grants, journal),
                replies,
                journal);
        returns = new ReturnHandler(book, claims, bindings, probing, quarantines, journal);
        admissionFilter
                .relays()
                .install(
                        scopes,
                        new ImpossibleRelays(
                                scopes,
                                own,
                                address -> book.living(address, clock.instant()).map(Lease::mac),
                                this::isListed));
    }

    /** Takes the addresses of the box itself, on any interface: no client is given one of them. */
    public void own(Set<Ip4> addresses) {
        own = Set.copyOf(addresses);
        if (plan != null) {
            install(plan);
        }
    }

    /**
     * Addresses in use by devices that have them from elsewhere; some of those devices may be gone. Safe to ask from
     * any thread.
     */
    public List<AddressConflict> conflicts() {
        return probing.conflicts();
    }

    /**
     * Relays that were heard lately, at most 64 that were believed and 64 that weren't. Safe to ask from any thread.
     */
    public List<HeardRelay> relays() {
        return admissionFilter.relays().heard();
    }

    @Override
    public void isFree(Ip4 address) {
        if (bindings != null) {
            probing.free(address, bindings, clock.instant());
        }
    }

    @Override
    public void isUnasked(Ip4 address) {
        if (bindings != null) {
            probing.unasked(address, bindings, clock.instant());
        }
    }

    @Override
    public Optional<Outcome.Store> isTaken(Ip4 address, MacAddress by) {
        return bindings == null
                ? Optional.empty()
                : probing.taken(address, by, offers.at(address), bindings, clock.instant());
    }

    @Override
    public void isStored(Lease lease) {
        uncommitted.stored(lease, book.at(lease.address()).orElse(null));
    }

    @Override
    public void isRefused(Lease lease) {
        if (bindings != null) {
            bindings.takeBack(lease);
        }
    }

    @Override
    public void isInDoubt(Lease lease) {
        if (bindings != null) {
            bindings.leaveOpen(lease, clock.instant());
        }
    }

    @Override
    public List<Outcome.Store> rewrites() {
        return uncommitted.rewrites().stream()
                .flatMap(address -> book.at(address).stream())
                .map(lease -> new Outcome.Store(lease, null, null))
                .toList();
    }

    @Override
    public Optional<Outcome.Reply> promised(DhcpMessage message, Arrival arrival, Lease refused) {
        if (plan == null || !plan.serving() || message.type().orElse(null) != MessageType.REQUEST) {
            return Optional.empty();
        }
        Ip4 address = refused.address();
        return message.mac()
                .map(mac -> query(message, arrival, mac, false).at(address))
                .filter(query -> query.served() != null)
                .flatMap(query -> bindings.promised(query, address).map(times -> replies.ack(query, address, times)));
    }

    @Override
    public Outcome resume(DhcpMessage message, Arrival arrival, Instant deadline) {
        Optional<MacAddress> mac = message.mac();
        return plan == null || !plan.serving() || mac.isEmpty()
                ? journal.drop(Dropped.NOT_SERVING, Grounds.of(Reason.NOT_SERVING))
                : answer(query(message, arrival, mac.get(), false), deadline);
    }

    @Override
    public boolean isLow() {
        return probing.isLow();
    }

    @Override
    public List<Outcome.Probe> orders(List<Arrival> links) {
        return plan == null || !plan.serving() ? List.of() : probing.orders(bindings.scopes(), links, clock.instant());
    }

    /** Safe to ask from any thread. */
    public DhcpCounts counts() {
        return journal.counters().counts();
    }

    /**
     * The operator takes an address back: free from now on, though its client may go on using it until it asks again.
     * To be stored as any lease. Empty where nobody holds it.
     */
    public Optional<Outcome.Store> free(Ip4 address) {
        return returns == null ? Optional.empty() : returns.free(address, clock.instant());
    }

    /** The operator ends all quarantines: as {@link #free} for each declined address. */
    public List<Outcome.Store> freeDeclined() {
        return returns == null ? List.of() : returns.freeDeclined(clock.instant());
    }

    /**
     * Notes that leases came from elsewhere: until this time a known client gets the free address that it asks for,
     * although the box has no record of it. @param until null: they didn't
     */
    public void cutover(Instant until) {
        cutover.lasts(until);
    }

    /**
     * Takes over leases of another server, as far as this box could have given them itself. Those taken are to be
     * stored as any lease.
     *
     * @param wall   the present time by the other server's clock
     * @param dryRun tells the fate of each and enters none
     */
    public TakenOver takeOver(List<FiledLease> leases, Instant wall, boolean dryRun) {
        Instant now = clock.instant();
        LeaseImport arriving = new LeaseImport(plan, book, bindings, directory, own, new LeaseImport.Times(now, wall));
        List<ImportedLease> rows = arriving.of(leases);
        List<Lease> taken = dryRun
                ? List.of()
                : rows.stream()
                        .filter(ImportedLease::isTaken)
                        .map(row -> arriving.lease(row.lease()))
                        .toList();
        taken.forEach(bindings::enter);
        return new TakenOver(rows, taken, Cutover.end(now));
    }

    @Override
    public Outcome receive(DhcpMessage message, Arrival arrival) {
        journal.counters().received.increment();
        if (plan == null || !plan.serving()) {
            return journal.drop(Dropped.NOT_SERVING, Grounds.of(Reason.NOT_SERVING));
        }
        if (message.op() != DhcpMessage.BOOTREQUEST) {
            return journal.drop(Dropped.NOT_FROM_CLIENT, Grounds.of(Reason.NOT_A_CLIENTS_MESSAGE));
        }
        Optional<MessageType> type = message.type();
        boolean bootp = !message.options().has(Code.MESSAGE_TYPE);
        if (type.isEmpty() && !bootp) {
            return journal.drop(Dropped.UNKNOWN_TYPE, Grounds.of(Reason.UNKNOWN_MESSAGE_TYPE));
        }
        Optional<MacAddress> mac = message.mac();
        if (mac.isEmpty()) {
            return journal.drop(Dropped.UNKNOWN_HARDWARE, Grounds.of(Reason.NO_ETHERNET_ADDRESS));
        }
        Optional<AdmissionFilter.Refused> refused =
                admissionFilter.refusal(message, arrival, mac.get(), clock.instant());
        if (refused.isPresent()) {
            return journal.drop(refused.get().dropped(), refused.get().grounds());
        }
        if (type.filter(DhcpEngine::isServers).isPresent()) {
            return journal.drop(Dropped.NOT_FROM_CLIENT, Grounds.of(Reason.A_SERVERS_MESSAGE));
        }
        boolean flood = admissionFilter.isFlood(message, mac.get(), plan.admission(), clock.instant());
        journal.counters().flooding.add(flood ? 1 : 0);
        return answer(query(message, arrival, mac.get(), flood), null);
    }

    private static boolean isServers(MessageType type) {
        return type == MessageType.OFFER || type == MessageType.ACK || type == MessageType.NAK;
    }

    /**
     * Answers a message by its type; one without a type is BOOTP.
     *
     * @param deadline when the client has waited long enough for a probe, null where it hasn't begun to
     */
    private Outcome answer(Exchange query, Instant deadline) {
        Optional<MessageType> type = query.message().type();
        if (type.isEmpty()) {
            return admitted(query, Step.DISCOVER, each -> discovers.bootp(each, deadline));
        }
        return switch (type.get()) {
            case DISCOVER -> admitted(query, Step.DISCOVER, each -> discovers.discover(each, deadline));
            case REQUEST -> admitted(query, Step.REQUEST, each -> requests.request(each, deadline));
            case DECLINE -> returns.decline(query, deadline);
            case RELEASE -> returns.release(query, deadline);
            case INFORM -> admitted(query, Step.INFORM, this::inform);
            case OFFER, ACK, NAK -> journal.drop(Dropped.NOT_FROM_CLIENT, Grounds.of(Reason.A_SERVERS_MESSAGE));
        };
    }

    /** All that is known of a message before it is answered. @param quiet whether it is one of too many */
    Exchange query(DhcpMessage message, Arrival arrival, MacAddress mac, boolean quiet) {
        Instant now = clock.instant();
        bindings.expireOffers(now);
        RelayInfo relay = admissionFilter.relays().believed(message, arrival, now);
        Client client = Client.of(message, mac, relay, fleet, quiet);
        return new Exchange(
                message,
                arrival,
                client,
                directory.of(client),
                bindings.scopes().of(message, client.relay(), arrival).orElse(null),
                plan.serverAddress() != null ? plan.serverAddress() : arrival.interfaceAddress(),
                now,
                quiet,
                isCrowded());
    }

    /**
     * A client that may not be served gets no answer, so that another server can answer it. Messages that give an
     * address back are always heard.
     */
    private Outcome admitted(Exchange query, Step step, Function<Exchange, Outcome> answer) {
        Optional<Grounds> refusal = directory.refusal(query);
        return refusal.isEmpty()
                ? answer.apply(query)
                : journal.refuse(
                        query,
                        MessageEvents.ignored(step),
                        query.asked().equals(Ip4.ANY) ? null : query.asked(),
                        Dropped.NOT_ADMITTED,
                        refusal.get());
    }

    /** RFC 2131 section 4.3.5: options for a client that has its address from elsewhere. */
    private Outcome inform(Exchange query) {
        Ip4 address = query.message().ciaddr().equals(Ip4.ANY)
                ? query.arrival().source()
                : query.message().ciaddr();
        if (query.served() == null) {
            return journal.refuse(query, Event.DHCP_INFORM_IGNORED, address, Dropped.NO_SCOPE, query.noScope());
        }
        if (!query.at(address).subnet().contains(address)) {
            return journal.refuse(
                    query,
                    Event.DHCP_INFORM_IGNORED,
                    address,
                    Dropped.NO_SCOPE,
                    Grounds.of(Reason.OFF_SUBNET).with(Detail.ASKED, address));
        }
        journal.tell(query, Event.DHCP_INFORM, address);
        journal.counters().acks.increment();
        return replies.inform(query.at(address));
    }
}
