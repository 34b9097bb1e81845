package org.dialtone.phone;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.net.MacAddress;

/** Tells phones to fetch their files again, or to restart (SIP NOTIFY; phones.md 4.1). Safe to use from any thread. */
public interface Resync {

    /** What phones that no pack knows are told to fetch their files with. */
    String COMMON_EVENT = "check-sync";

    /** PROVISION: fetch your files; REBOOT: restart, which fetches them too. */
    enum Purpose {
        PROVISION,
        REBOOT;

        /** As packs spell it. */
        public String key() {
            return this == PROVISION ? "provision" : "reboot";
        }
    }

    /** What comes of the wish to tell one phone; what the phone says to it stands in its journal. */
    sealed interface Answer {

        /**
         * It is on its way.
         *
         * @param event of the NOTIFY
         * @param to    where it goes, the next one only where the one before failed
         */
        record Sent(String event, List<String> to) implements Answer {}

        /** It can't be told, for this reason. */
        record Refused(String why, String remedy) implements Answer {}
    }

    /**
     * Phones that are told one after the other.
     *
     * @param perSecond 1 to {@link #FASTEST}
     * @param total     phones to be told
     * @param told      so many have been sent a NOTIFY, or couldn't be
     * @param taken     so many answered that they will
     * @param failures  what hindered the others, in words
     * @param ended     null while it goes on
     */
    record Round(
            Instant started,
            Purpose purpose,
            int perSecond,
            int total,
            int told,
            int taken,
            Map<MacAddress, String> failures,
            boolean cancelled,
            Instant ended) {}

    int FASTEST = 50;
    int GENTLE = 2;

    Answer tell(MacAddress mac, Purpose purpose);

    /** Begins to tell them all; false where an earlier round goes on, and then nothing is begun. */
    boolean tellAll(List<MacAddress> macs, Purpose purpose, int perSecond);

    /** The round that goes on, or the last. */
    Optional<Round> round();

    /** Tells no more phones of the round that goes on; false where none does. */
    boolean cancel();
}
