package org.dialtone.dhcp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Decides which fresh addresses to probe, and what an answer means (RFC 2131 section 3.1, RFC 5227). */
final class Probing {

    private static final MacAddress NOBODY = new MacAddress(0);

    private final LeaseBook book;
    private final Predicate<MacAddress> listed;
    private final ProbeWays ways = new ProbeWays();
    private final ProbedAddresses stock = new ProbedAddresses(ways);
    private final UnconfirmedReleases releases = new UnconfirmedReleases();
    private final UncheckedLeases unchecked = new UncheckedLeases();
    private final AddressConflicts conflicts = new AddressConflicts();
    private final ProbeFindings findings = new ProbeFindings();

    /** @param listed whether the site lists this phone */
    Probing(LeaseBook book, Predicate<MacAddress> listed) {
        this.book = book;
        this.listed = listed;
    }

    void install(ScopeIndex scopes) {
        ways.install(scopes);
    }

    ProbeWays ways() {
        return ways;
    }

    UnconfirmedReleases releases() {
        return releases;
    }

    UncheckedLeases unchecked() {
        return unchecked;
    }

    /**
     * Whether the box must probe the address before this client gets it. It probes an address that another device has,
     * or that is in quarantine, even where the scope gives fresh addresses unprobed.
     */
    boolean isNeeded(Exchange query, Ip4 address, ClientKeys keys) {
        Optional<Lease> last = book.at(address).filter(lease -> lease.state() != Lease.State.DECLINED);
        if (last.filter(lease -> keys.holds(query.client(), lease)).isPresent()) {
            return false;
        }
        if (book.living(address, query.now()).isPresent()) {
            return isLeftToAsk(address, query.now());
        }
        boolean suspected = book.quarantine(address, query.now()).isPresent() && ProbedAddresses.canAsk(query.scope());
        if (!suspected && !ProbedAddresses.serves(query.scope())) {
            return false;
        }
        stock.want(query);
        return !stock.use(address, query.now());
    }

    private boolean isLeftToAsk(Ip4 address, Instant now) {
        boolean left = findings.at(address, now)
                .filter(ProbeFindings.Nobody.class::isInstance)
                .isEmpty();
        if (left) {
            findings.ask(address, now);
        }
        return left;
    }

    /** Notes that the next answer from the address tells whether its client is right that another device uses it. */
    void ask(Ip4 address, Instant now) {
        findings.ask(address, now);
    }

    /** The finding at the address. */
    Optional<ProbeFindings.Finding> found(Ip4 address, Instant now) {
        return findings.at(address, now);
    }

    /** Whether a client may hope to get the address of another, because that one may be gone. */
    boolean mayBeLeft(Exchange query, Ip4 address) {
        return ProbedAddresses.canAsk(query.scope()) && !findings.bars(address, query.now());
    }

    void free(Ip4 address, LeaseBindings bindings, Instant now) {
        settle(address, new ProbeFindings.Nobody(), bindings, now);
    }

    /** Notes that the box had no way to ask. */
    void unasked(Ip4 address, LeaseBindings bindings, Instant now) {
        settle(address, new ProbeFindings.Unasked(), bindings, now);
    }

    private void settle(Ip4 address, ProbeFindings.Finding finding, LeaseBindings bindings, Instant now) {
        if (!findings.take(address, finding, now)) {
            stock.free(address, now);
            bindings.lift(address, now);
        }
    }

    /** Whether this device's answers mean nothing, because it answers for every address. */
    boolean isProxy(MacAddress by) {
        return conflicts.isProxy(by);
    }

    /** Whether the box found this device on the address, so that no other client may have it. */
    boolean isUsedBy(Ip4 address, MacAddress mac) {
        return conflicts.isBy(address, mac);
    }

    /** Whether a device answered at the address a moment ago, so that the box need not ask again. */
    boolean wasJustFoundInUse(Ip4 address, Instant now) {
        return conflicts.isFresh(address, now);
    }

    /** Notes that no device uses the address any more. */
    void lifted(Ip4 address) {
        conflicts.remove(address);
    }

    /** Notes that a client has the address, or that the book keeps it from all clients. */
    void settled(Ip4 address) {
        stock.forget(address);
        conflicts.remove(address);
        findings.forget(address);
        releases.remove(address);
    }

    boolean isLow() {
        return stock.isLow();
    }

    List<Outcome.Probe> orders(ScopeIndex scopes, List<Arrival> links, Instant now) {
        ways.links(links);
        return stock.orders(scopes, links, now);
    }

    /** All conflicts. Safe to use from any thread. */
    List<AddressConflict> conflicts() {
        return conflicts.all();
    }

    /**
     * Takes an answer of a device at the address. @param offer the offer that waits for the address, or null @return
     * what is to be stored
     */
    Optional<Outcome.Store> taken(
            Ip4 address, MacAddress by, PendingOffers.Offer offer, LeaseBindings bindings, Instant now) {
        if (findings.take(address, new ProbeFindings.Somebody(by), now)) {
            return Optional.empty();
        }
        Optional<Lease> last = book.at(address)
                .filter(lease -> lease.state() != Lease.State.DECLINED)
                .filter(lease -> lease.mac().equals(by));
        // A phone that has the address from elsewhere, and requests it here, may keep it. Another client of the same
        // device may not.
        boolean its = by != null
                && offer != null
                && by.equals(offer.client().mac())
                && last.filter(lease -> !bindings.keys().of(lease).equals(offer.client()))
                        .isEmpty();
        if (its || conflicts.isProxy(by)) {
            stock.free(address, now);
            bindings.lift(address, now);
            return Optional.empty();
        }
        stock.forget(address);
        boolean doubted = offer != null && book.quarantine(address, now).isPresent();
        if (!doubted && book.isHeld(address, now)) {
            return Optional.empty();
        }
        return Optional.of(last.map(lease -> prolong(lease, bindings, now))
                .orElseGet(() -> quarantine(address, by, offer, bindings, now)));
    }

    /** Prolongs a lease that is over, because its last client goes on using the address. */
    private static Outcome.Store prolong(Lease last, LeaseBindings bindings, Instant now) {
        Lease longer = new Lease(
                last.address(),
                last.mac(),
                last.clientId(),
                Lease.State.BOUND,
                last.since(),
                now.plus(AddressConflicts.QUARANTINE),
                last.hostname(),
                last.place());
        bindings.take(longer);
        return new Outcome.Store(longer, null, null);
    }

    private Outcome.Store quarantine(
            Ip4 address, MacAddress by, PendingOffers.Offer offer, LeaseBindings bindings, Instant now) {
        Instant until = now.plus(AddressConflicts.QUARANTINE);
        MacAddress concerned = offer != null ? offer.client().mac() : by;
        Lease declined = new Lease(address, by == null ? NOBODY : by, null, Lease.State.DECLINED, now, until, null);
        bindings.take(declined);
        note(address, by, until, now);
        return new Outcome.Store(
                declined,
                null,
                concerned == null
                        ? null
                        : Entry.of(now, concerned, Event.DHCP_DECLINE_PROBED, address)
                                .because(who(by))
                                .with(Detail.KEPT, AddressConflicts.QUARANTINE));
    }

    /** Notes which device uses the address. */
    void note(Ip4 address, MacAddress by, Instant until, Instant now) {
        conflicts.put(new AddressConflict(address, by, until, who(by)), now);
    }

    Grounds who(MacAddress by) {
        if (by == null) {
            return Grounds.of(Reason.DEVICE_BEYOND_ROUTER);
        }
        Ip4 own = book.addressOf(by).orElse(null);
        Reason without = listed.test(by) ? Reason.PHONE_WITHOUT_LEASE : Reason.DEVICE_WITHOUT_LEASE;
        return Grounds.of(own == null ? without : Reason.DEVICE_WITH_LEASE)
                .with(Detail.DEVICE, by)
                .with(Detail.THERE, own);
    }
}
