package org.dialtone.app;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.dialtone.dhcp.MisplacedLease;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.PhoneFinding;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A phone that the site gives another address than the one it holds.
 *
 * @param to      the address reserved for it; null: one of a pool
 * @param by      the end of its lease: without a restart it moves until then, with its next renewal
 * @param since   when the site gave it another address
 * @param told    when it was told to restart; null: it wasn't
 * @param hinders what keeps it from moving, with its details; none where nothing is known to
 */
public record AddressMove(
        MacAddress mac, Ip4 from, Ip4 to, State state, Instant by, Instant since, Instant told, Details hinders) {

    /** How far it is. */
    public enum State {
        /** It is told to restart as soon as its turn comes. */
        DUE,
        /** It has a call, and is told afterwards. */
        IN_CALL,
        /** It is one of so many that the box asks first. */
        ASKS,
        /** It isn't told, and moves with its next renewal. */
        AT_RENEWAL,
        /** It was told to restart, and hasn't asked for an address since. */
        TOLD,
        /** It was told to restart a while ago and kept its address, or it can't have the other one. */
        STAYS,
        /** It got its other address, and hasn't registered from there yet. */
        ACKNOWLEDGED,
        /** It has registered from its other address, or has no line to register. */
        MOVED;

        /** The state as the API spells it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    AddressMove to(State next) {
        return new AddressMove(mac, from, to, next, by, since, told, hinders);
    }

    AddressMove told(Instant at) {
        return new AddressMove(mac, from, to, State.TOLD, by, since, at, Details.NONE);
    }

    /** It stays, or waits for its renewal, because of this. */
    AddressMove hindered(State next, Details why) {
        return new AddressMove(mac, from, to, next, by, since, told, why);
    }

    /** Whether the phone holds the address that it is to leave. */
    public boolean isOpen() {
        return state != State.ACKNOWLEDGED && state != State.MOVED;
    }

    /** Whether it is another move by now, or one that nothing bars any more: it is decided again who is told of it. */
    boolean isOther(MisplacedLease present) {
        boolean wasBarred = state == State.STAYS && told == null;
        return present.isFree()
                && (wasBarred || !from.equals(present.lease().address()) || !Objects.equals(to, present.to()));
    }

    /** Whether it waits to be told. */
    boolean isUntold() {
        return state == State.DUE || state == State.IN_CALL || state == State.ASKS;
    }

    /**
     * What the phone's restart waits for; empty where none comes.
     *
     * @param late a phone that was told before then and hasn't registered since comes no more
     */
    Optional<MovingPhones.Turn> turn(Instant late) {
        return switch (state) {
            case DUE, IN_CALL -> Optional.of(new MovingPhones.Turn.Coming());
            case ASKS -> Optional.of(new MovingPhones.Turn.Asks(since));
            case TOLD, ACKNOWLEDGED ->
                told != null && told.isAfter(late) ? Optional.of(new MovingPhones.Turn.Coming()) : Optional.empty();
            case AT_RENEWAL, STAYS, MOVED -> Optional.empty();
        };
    }

    /** What an operator is told of a phone that stays. */
    Optional<PhoneFinding> finding() {
        return state == State.STAYS
                ? Optional.of(new PhoneFinding(
                        Event.PHONE_ADDRESS_KEPT,
                        hinders.with(Detail.ADDRESS, from).with(Detail.THERE, to),
                        told == null ? since : told))
                : Optional.empty();
    }

    static Details because(Reason reason) {
        return Details.of(Detail.WHY, reason);
    }
}
