package org.dialtone.phone;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.journal.Grounds;
import org.dialtone.net.MacAddress;

/** Tells phones to fetch their files again, or to restart (SIP NOTIFY; phones.md 4.1). Safe to use from any thread. */
public interface Resync {

    /** The event that makes phones without a pack fetch their files. */
    String COMMON_EVENT = "check-sync";

    /** PROVISION: the phone fetches its files; REBOOT: the phone restarts, and so fetches them too. */
    enum Purpose {
        PROVISION,
        REBOOT;

        /** The name of the purpose in packs. */
        public String key() {
            return this == PROVISION ? "provision" : "reboot";
        }
    }

    /** Why a phone can't be told. */
    enum Untellable {
        SIP_CLOSED,
        NO_EVENT,
        NOT_REGISTERED
    }

    /** The result of the order to tell one phone; the phone's answer to the NOTIFY is in its journal. */
    sealed interface Answer {

        /**
         * The NOTIFY is on its way.
         *
         * @param event the event of the NOTIFY
         * @param to    the contacts that get it, each one only where the one before failed
         */
        record Sent(String event, List<String> to) implements Answer {}

        /**
         * The phone can't be told, for this reason.
         *
         * @param vendor the name of the pack that has no event; null: not known, or not the reason
         */
        record Refused(Untellable why, String vendor) implements Answer {}
    }

    /** Why a phone of a round wasn't told, or didn't accept it. */
    sealed interface Failure {

        /** @param why what it answered, or didn't */
        record Sent(Grounds why) implements Failure {}

        record Untold(Answer.Refused why) implements Failure {}
    }

    /**
     * A round that tells phones one after the other.
     *
     * @param perSecond 1 to {@link #FASTEST}
     * @param total     number of phones to be told
     * @param told      number of phones that have been sent a NOTIFY, or couldn't be
     * @param taken     number of phones that accepted it
     * @param failures  the reasons of the other phones
     * @param ended     when the round ended; null while it goes on
     */
    record Round(
            Instant started,
            Purpose purpose,
            int perSecond,
            int total,
            int told,
            int taken,
            Map<MacAddress, Failure> failures,
            boolean cancelled,
            Instant ended) {}

    int FASTEST = 50;
    int GENTLE = 2;

    Answer tell(MacAddress mac, Purpose purpose);

    /** Begins a round for these phones; returns false and begins nothing where an earlier round goes on. */
    boolean tellAll(List<MacAddress> macs, Purpose purpose, int perSecond);

    /** The round that goes on, or the last one. */
    Optional<Round> round();

    /** Stops the round that goes on; returns false where none does. */
    boolean cancel();
}
