package org.dialtone.recorder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.net.MacAddress;

/** A {@link Take} that is being recorded. */
final class Episode {

    /** What it takes of the heap beside its messages, rounded up. */
    private static final int OVERHEAD = 256;
    /** A boot is over by then, with the download of its firmware: after that a phone starts again. */
    private static final Duration LENGTH = Duration.ofMinutes(10);
    /** A phone that says nothing for this time has come up, or has stopped. */
    private static final Duration REST = Duration.ofMinutes(1);

    final MacAddress phone;
    final Take.Kind kind;
    /** Call-ID of a call, else null. */
    final String call;

    private final Instant began;
    private final List<RecordedMessage> messages = new ArrayList<>(8);
    private int cost = OVERHEAD;
    private boolean cut;
    private boolean leased;
    private boolean fetching;
    /** The {@link #length} of what is on the shelf; 0: it isn't there. */
    private int shelved;

    Episode(MacAddress phone, Take.Kind kind, String call, Instant began) {
        this.phone = phone;
        this.kind = kind;
        this.call = call;
        this.began = began;
    }

    /** Adds a message where there is room for it; what came first tells most. */
    void add(Cue cue, RecordedMessage message) {
        leased |= cue instanceof Cue.Leased;
        fetching |= cue instanceof Cue.Files;
        if (cut || cost + message.cost() > kind.most()) {
            cut = true;
        } else {
            messages.add(message);
            cost += message.cost();
        }
    }

    int cost() {
        return cost;
    }

    boolean isLeased() {
        return leased;
    }

    /** Whether the phone has asked for no file, and not where they are. */
    boolean isVain() {
        return !fetching;
    }

    /**
     * Whether it is a boot that is over and worth keeping, and isn't on the shelf yet.
     *
     * @param scarce whether memory is, and a boot that rests goes on the shelf before it is over
     */
    boolean isDue(Instant now, boolean scarce) {
        return kind == Take.Kind.BOOT
                && !isVain()
                && !messages.isEmpty()
                && shelved < length(messages, cut)
                && (!isOpen(now) || scarce && rests(now));
    }

    private boolean rests(Instant now) {
        return Duration.between(messages.getLast().at(), now).compareTo(REST) >= 0;
    }

    /** Notes that the shelf holds it. @param copy as it was then */
    void shelved(Take copy) {
        shelved = length(copy.messages(), copy.cut());
    }

    private static int length(List<RecordedMessage> messages, boolean cut) {
        return messages.size() + (cut ? 1 : 0);
    }

    boolean isOpen(Instant now) {
        return Duration.between(began, now).compareTo(LENGTH) <= 0;
    }

    Take take() {
        return new Take(kind, began, cut, List.copyOf(messages));
    }
}
