package org.dialtone.recorder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;

/** The episodes of one phone, oldest first. */
final class Episodes {

    private final MacAddress phone;
    private final List<Episode> episodes = new ArrayList<>(4);

    Episodes(MacAddress phone) {
        this.phone = phone;
    }

    /** The episode that a message belongs to, where it goes on. */
    Optional<Episode> current(Cue cue, Instant now) {
        return switch (cue) {
            case Cue.PowerOn _ -> boot().filter(boot -> !boot.isLeased() && boot.isOpen(now));
            case Cue.Leased _, Cue.Dhcp _, Cue.Files _, Cue.Signalling _ ->
                boot().filter(episode -> episode.isOpen(now))
                        .or(() -> last(Take.Kind.SINCE).filter(episode -> episode.isOpen(now)));
            case Cue.Call(String id, boolean _) ->
                of(Take.Kind.CALL).filter(episode -> id.equals(episode.call)).findFirst();
        };
    }

    /**
     * The episode that begins with a message; empty: none does.
     *
     * @param roomy whether there is memory for the less important ones
     */
    Optional<Episode> next(Cue cue, Instant now, boolean roomy) {
        return switch (cue) {
            case Cue.PowerOn _ -> Optional.of(new Episode(phone, Take.Kind.BOOT, null, now));
            case Cue.Call(String id, boolean begins) ->
                begins ? Optional.of(new Episode(phone, Take.Kind.CALL, id, now)) : Optional.empty();
            case Cue.Files _ when boot().isEmpty() -> Optional.of(new Episode(phone, Take.Kind.BOOT, null, now));
            case Cue.Leased _, Cue.Dhcp _, Cue.Files _, Cue.Signalling _ ->
                roomy ? Optional.of(new Episode(phone, Take.Kind.SINCE, null, now)) : Optional.empty();
        };
    }

    /**
     * Adds an episode. Returns the one that makes room: a boot without a request for a file before any other, so that
     * whoever only asks for addresses in a phone's name pushes no real boot out.
     */
    Optional<Episode> begin(Episode episode) {
        Optional<Episode> vain = episode.kind == Take.Kind.BOOT ? boot().filter(Episode::isVain) : Optional.empty();
        boolean full = of(episode.kind).count() >= episode.kind.kept();
        Optional<Episode> gone = vain.or(() -> full ? of(episode.kind).findFirst() : Optional.empty());
        gone.ifPresent(episodes::remove);
        episodes.add(episode);
        return gone;
    }

    void drop(Episode episode) {
        episodes.remove(episode);
    }

    boolean isEmpty() {
        return episodes.isEmpty();
    }

    Stream<Take> takes() {
        return episodes.stream()
                .map(Episode::take)
                .filter(take -> !take.messages().isEmpty());
    }

    /** The boots that are to go on the shelf now, as {@link Episode#isDue} tells. */
    List<Episode> due(Instant now, boolean scarce) {
        return episodes.stream().filter(episode -> episode.isDue(now, scarce)).toList();
    }

    private Optional<Episode> boot() {
        return last(Take.Kind.BOOT);
    }

    private Optional<Episode> last(Take.Kind kind) {
        for (int i = episodes.size() - 1; i >= 0; i--) {
            if (episodes.get(i).kind == kind) {
                return Optional.of(episodes.get(i));
            }
        }
        return Optional.empty();
    }

    private Stream<Episode> of(Take.Kind kind) {
        return episodes.stream().filter(episode -> episode.kind == kind);
    }
}
