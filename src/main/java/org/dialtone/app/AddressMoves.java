package org.dialtone.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dialtone.app.AddressMove.State;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.MisplacedLease;
import org.dialtone.journal.Details;
import org.dialtone.journal.PhoneFinding;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Resync;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.site.compile.Plans;

/**
 * Has phones follow the site to other addresses. A phone without a call is told to restart once its reservation or its
 * scope changes; where that would restart more than a tenth of the phones, an operator is asked first. What isn't told
 * moves with its next renewal. A start of the box tells nobody. Safe to use from any thread.
 */
public final class AddressMoves implements MovingPhones {

    /** The largest number of phones that are restarted unasked in a site of any size. */
    private static final int FEW = 5;

    private static final int TENTH = 10;
    /** The number of phones that are told in one look: a phone's boot is the box's work, too. */
    private static final int TURN = 10;
    /** A phone restarts and asks for an address within this time. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Supplier<Plans> plans;
    private final Snapshots snapshots;
    private final PhonesInCall calls;
    private final Resync resync;
    private final InstantSource clock;
    private final Map<MacAddress, AddressMove> moves = new TreeMap<>();
    private DhcpPlan seen;

    public AddressMoves(
            Supplier<Plans> plans, Snapshots snapshots, PhonesInCall calls, Resync resync, InstantSource clock) {
        this.plans = plans;
        this.snapshots = snapshots;
        this.calls = calls;
        this.resync = resync;
        this.clock = clock;
    }

    /** All phones that move since the last change of the site, and those that wait since earlier, by MAC. */
    public synchronized List<AddressMove> all() {
        return List.copyOf(moves.values());
    }

    /** Tells all phones that wait or stay to restart. @return the number of these phones */
    public synchronized int start() {
        return become(State.DUE, Set.of(State.ASKS, State.AT_RENEWAL, State.STAYS));
    }

    @Override
    public synchronized void start(Collection<MacAddress> phones) {
        ProvisionPlan plan = plans.get().provision();
        moves.replaceAll((mac, move) -> move.state() == State.ASKS && phones.contains(plan.firstMac(mac))
                ? move.hindered(State.DUE, Details.NONE)
                : move);
    }

    /** {@inheritDoc} Who asks right after a change of the site sees the moves that it caused. */
    @Override
    public synchronized Map<MacAddress, Turn> turns() {
        if (plans.get().dhcp() != seen) {
            look();
        }
        Instant now = clock.instant();
        ProvisionPlan plan = plans.get().provision();
        Map<MacAddress, Turn> turns = new HashMap<>();
        moves.forEach(
                (mac, move) -> move.turn(now.minus(PATIENCE)).ifPresent(turn -> turns.put(plan.firstMac(mac), turn)));
        return turns;
    }

    @Override
    public synchronized Outlook outlook(DhcpPlan other) {
        if (!plans.get().sip().serving()) {
            return NO_MOVE;
        }
        ProvisionPlan plan = plans.get().provision();
        Set<MacAddress> phones = MisplacedLease.of(other, snapshots.leases(), clock.instant()).stream()
                .filter(MisplacedLease::isFree)
                .filter(each -> restarts(each, moves.get(each.lease().mac())))
                .map(each -> each.lease().mac())
                .filter(plan.phones()::containsKey)
                .map(plan::firstMac)
                .collect(Collectors.toSet());
        return new Outlook(phones, isMany(phones.size(), plan));
    }

    /** @param move what is known of the phone; null: it is in its place */
    private static boolean restarts(MisplacedLease other, AddressMove move) {
        return move == null || !move.isOpen() || move.isUntold() || move.isOther(other);
    }

    private static boolean isMany(int moving, ProvisionPlan plan) {
        int phones =
                (int) plan.phones().values().stream().map(Phone::mac).distinct().count();
        return moving > Math.max(FEW, phones / TENTH);
    }

    /** Leaves all phones that weren't told yet to their next renewals. @return the number of these phones */
    public synchronized int leave() {
        return become(State.AT_RENEWAL, Set.of(State.ASKS, State.DUE, State.IN_CALL));
    }

    /** What an operator is told of phones that stay. */
    public synchronized Map<MacAddress, PhoneFinding> findings() {
        Map<MacAddress, PhoneFinding> found = new TreeMap<>();
        moves.values().forEach(move -> move.finding().ifPresent(finding -> found.put(move.mac(), finding)));
        return found;
    }

    private int become(State next, Set<State> from) {
        List<AddressMove> chosen = moves.values().stream()
                .filter(move -> from.contains(move.state()))
                .toList();
        chosen.forEach(move -> moves.put(move.mac(), move.hindered(next, Details.NONE)));
        return chosen.size();
    }

    /** Looks how far each phone is, and tells those whose turn it is; to be called every few seconds. */
    public synchronized void look() {
        Plans now = plans.get();
        boolean changed = now.dhcp() != seen;
        if (!changed && moves.isEmpty()) {
            return;
        }
        boolean first = seen == null;
        seen = now.dhcp();
        Moment moment = new Moment(now, snapshots.leases(), clock.instant());
        if (changed) {
            moves.values().removeIf(move -> move.state() == State.MOVED);
        }
        moves.replaceAll((_, move) -> moment.advance(move));
        moves.values().removeIf(move -> move.isOpen() && !moment.misplaced.containsKey(move.mac()));
        List<AddressMove> fresh = moment.fresh();
        boolean many = isMany(fresh.size() + moment.others.size(), now.provision());
        State begin = first || !changed ? State.AT_RENEWAL : many ? State.ASKS : State.DUE;
        fresh.forEach(move -> moves.put(move.mac(), move.state() == State.STAYS ? move : move.to(begin)));
        if (many) {
            moment.others.forEach(mac -> moves.computeIfPresent(mac, (_, move) -> move.to(State.ASKS)));
        }
        tell(moment);
    }

    private void tell(Moment moment) {
        Predicate<MacAddress> inCall = calls.now();
        moves.values().stream()
                .filter(AddressMoves::isDue)
                .limit(TURN)
                .toList()
                .forEach(move -> moves.put(move.mac(), told(move, moment, inCall)));
    }

    private static boolean isDue(AddressMove move) {
        return move.state() == State.DUE || move.state() == State.IN_CALL;
    }

    private AddressMove told(AddressMove move, Moment moment, Predicate<MacAddress> inCall) {
        if (!moment.plans.sip().serving()) {
            return move.hindered(State.AT_RENEWAL, AddressMove.because(Reason.CALLS_UNKNOWN));
        }
        if (inCall.test(move.mac())) {
            return move.to(State.IN_CALL);
        }
        boolean early = !moment.isRegistered(move.mac(), move.from())
                && moment.at.isBefore(move.since().plus(PATIENCE));
        // One that is adopted or replaces another fetches its file and leaves the contact that it has.
        if (early && moment.hasAnotherAccount(move.from())) {
            return move;
        }
        return switch (resync.tell(move.mac(), Resync.Purpose.REBOOT)) {
            case Resync.Answer.Sent _ -> move.told(moment.at);
            // One that boots or fetches its file can't be told yet.
            case Resync.Answer.Refused _ ->
                early ? move : move.hindered(State.AT_RENEWAL, AddressMove.because(Reason.RESTART_IMPOSSIBLE));
        };
    }

    /** Plans and leases at one moment. */
    private final class Moment {

        private final Plans plans;
        private final Instant at;
        private final Map<MacAddress, MisplacedLease> misplaced = new TreeMap<>();
        private final Map<MacAddress, Ip4> held = new TreeMap<>();
        /** Those whose moves are other ones since the last look. */
        private final Set<MacAddress> others = new HashSet<>();

        Moment(Plans plans, List<Lease> leases, Instant at) {
            this.plans = plans;
            this.at = at;
            MisplacedLease.of(plans.dhcp(), leases, at).stream()
                    .filter(each -> phone(each.lease().mac()) != null)
                    .forEach(each -> misplaced.put(each.lease().mac(), each));
            leases.stream()
                    .filter(lease -> lease.state() == Lease.State.BOUND
                            && lease.expires().isAfter(at))
                    .filter(lease -> moves.containsKey(lease.mac()) && !misplaced.containsKey(lease.mac()))
                    .forEach(lease -> held.put(lease.mac(), lease.address()));
        }

        private Phone phone(MacAddress mac) {
            return plans.provision().phones().get(mac);
        }

        List<String> lines(MacAddress mac) {
            Phone phone = phone(mac);
            return phone == null
                    ? List.of()
                    : phone.lines().stream().map(Line::number).toList();
        }

        /** Whether the phone has a line registered from the address; a phone without lines needs none. */
        boolean isRegistered(MacAddress mac, Ip4 address) {
            List<String> lines = lines(mac);
            return lines.isEmpty()
                    || lines.stream()
                            .flatMap(line -> snapshots.bindings(line).stream())
                            .anyMatch(binding -> binding.source().equals(address));
        }

        /** Whether a phone that isn't registered with its own lines is so with others. */
        boolean hasAnotherAccount(Ip4 address) {
            return !snapshots.bindings(address).isEmpty();
        }

        /** Those that were in their places when the box looked last, or that are to go elsewhere now. */
        List<AddressMove> fresh() {
            return misplaced.values().stream()
                    .filter(each -> !moves.containsKey(each.lease().mac())
                            || !moves.get(each.lease().mac()).isOpen())
                    .map(each -> new AddressMove(
                            each.lease().mac(),
                            each.lease().address(),
                            each.to(),
                            each.isFree() ? State.DUE : State.STAYS,
                            each.lease().expires(),
                            at,
                            null,
                            each.obstacle()))
                    .toList();
        }

        AddressMove advance(AddressMove move) {
            MisplacedLease present = misplaced.get(move.mac());
            if (present != null || move.state() == State.MOVED) {
                return move.isOpen() ? stays(move, present) : move;
            }
            Ip4 address = held.get(move.mac());
            if (address == null || address.equals(move.from())) {
                return move;
            }
            boolean registered = !plans.sip().serving() || isRegistered(move.mac(), address);
            return new AddressMove(
                    move.mac(),
                    move.from(),
                    address,
                    registered ? State.MOVED : State.ACKNOWLEDGED,
                    null,
                    move.since(),
                    move.told(),
                    Details.NONE);
        }

        /**
         * The same move by what the lease says now; another one where the site has another address again. Who waits for
         * a word goes on to wait.
         */
        private AddressMove stays(AddressMove move, MisplacedLease present) {
            AddressMove same = new AddressMove(
                    move.mac(),
                    present.lease().address(),
                    present.to(),
                    move.state(),
                    present.lease().expires(),
                    Objects.equals(move.to(), present.to()) ? move.since() : at,
                    move.told(),
                    move.hinders());
            if (!present.isFree()) {
                return same.hindered(State.STAYS, present.obstacle());
            }
            if (move.isOther(present)) {
                others.add(move.mac());
                return same.hindered(move.state() == State.ASKS ? State.ASKS : State.DUE, Details.NONE);
            }
            boolean late =
                    move.state() == State.TOLD && move.told().plus(PATIENCE).isBefore(at);
            return late ? same.hindered(State.STAYS, AddressMove.because(Reason.RESTART_IGNORED)) : same;
        }
    }
}
