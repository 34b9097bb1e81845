package org.dialtone.recorder;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * One part of a phone's recording.
 *
 * @param cut    whether the part grew too long, and its end is missing
 * @param messages oldest first; never empty
 */
public record Take(Kind kind, Instant began, boolean cut, List<RecordedMessage> messages) {

    /** What a part shows, and its bounds. */
    public enum Kind {
        /** From power-on, or from the first file where no DHCP is heard, for ten minutes. */
        BOOT("boot", 3, 24 << 10),
        /** The signalling of one call. */
        CALL("call", 3, 16 << 10),
        /** What else the phone said lately, outside boots and calls. */
        SINCE("since", 1, 4 << 10);

        private final String word;
        private final int kept;
        private final int most;

        Kind(String word, int kept, int most) {
            this.word = word;
            this.kept = kept;
            this.most = most;
        }

        public String word() {
            return word;
        }

        /** How many of a phone are kept. */
        public int kept() {
            return kept;
        }

        /** The most that one takes of the memory, in bytes. */
        public int most() {
            return most;
        }
    }

    /**
     * Whether this is the other part, or that has grown to this. Their times tell nothing, as the wall clock may have
     * been set in between; those within a part do.
     */
    boolean continues(Take other) {
        if (kind != other.kind || other.messages.size() > messages.size()) {
            return false;
        }
        for (int i = 0; i < other.messages.size(); i++) {
            RecordedMessage own = messages.get(i);
            RecordedMessage its = other.messages.get(i);
            if (!Duration.between(began, own.at()).equals(Duration.between(other.began, its.at()))
                    || !Arrays.equals(own.bytes(), its.bytes())) {
                return false;
            }
        }
        return true;
    }

    /** The part with other messages, such as those without secrets. */
    public Take with(List<RecordedMessage> others) {
        return new Take(kind, began, cut, others);
    }
}
