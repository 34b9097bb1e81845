package org.dialtone.journal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;

/**
 * One boot of a phone: all entries from its first message to its next power-on, oldest first; never empty.
 *
 * @param lines  users that the phone is to register; where there are none, any registration completes the boot
 * @param listed whether the site lists the phone
 */
public record Boot(List<Entry> steps, Set<String> lines, boolean listed) {

    /** How far a boot has come. Only the latest boot can be STUCK, and only where a diagnosis explains why. */
    public enum State {
        DISCOVERING,
        LEASED,
        CONFIGURED,
        REGISTERED,
        STUCK
    }

    public Instant started() {
        return steps.getFirst().at();
    }

    public Instant lastSeen() {
        return steps.reversed().stream()
                .filter(entry -> !entry.isUnheard())
                .findFirst()
                .orElse(steps.getFirst())
                .at();
    }

    /** How far the phone has come by its steps alone. */
    public State progress() {
        Set<String> registered = registered();
        if (!registered.isEmpty() && registered.containsAll(lines)) {
            return State.REGISTERED;
        }
        return has(Step.CONFIG) ? State.CONFIGURED : granted().isPresent() ? State.LEASED : State.DISCOVERING;
    }

    /** The users whose latest entry is a registration; the registration of a pending phone doesn't count. */
    public Set<String> registered() {
        Set<String> users = new HashSet<>();
        for (Entry entry : steps) {
            switch (entry.step()) {
                case REGISTER -> {
                    if (!entry.isVisit()) {
                        users.add(entry.file());
                    }
                }
                case UNREGISTER -> users.remove(entry.file());
                case REJECTED -> {
                    if (entry.isReportedRefusal()) {
                        users.remove(entry.file());
                    }
                }
                // The phone has given its address back, and every contact with that address is gone too.
                case RELEASE -> {
                    if (entry.isOfThePhone()) {
                        users.clear();
                    }
                }
                case DISCOVER,
                        OFFER,
                        REQUEST,
                        ACK,
                        NAK,
                        INFORM,
                        DECLINE,
                        CONFIG,
                        FIRMWARE,
                        MISSING,
                        REFUSED,
                        PNP,
                        NOTIFY,
                        OPTIONS,
                        LOOKUP,
                        BEHIND -> {}
            }
        }
        return users;
    }

    /** The registered users whose contact doesn't answer. */
    Set<String> silent() {
        Set<String> users = new TreeSet<>();
        for (Entry entry : steps) {
            if (entry.step() == Step.OPTIONS && entry.isUnheard()) {
                users.add(entry.file());
            } else if (entry.step() == Step.OPTIONS || entry.step() == Step.REGISTER && !entry.renewal()) {
                users.remove(entry.file());
            }
        }
        users.retainAll(registered());
        return users;
    }

    /** Whether the box never heard the phone ask for an address, or say which one it has. */
    boolean isUnheard() {
        return Stream.of(Step.DISCOVER, Step.REQUEST, Step.INFORM).noneMatch(this::has);
    }

    public boolean has(Step step) {
        return steps.stream().anyMatch(entry -> entry.step() == step);
    }

    /** The latest entry of one of these kinds. */
    public Optional<Entry> last(Step... kinds) {
        Set<Step> wanted = Set.of(kinds);
        return steps.reversed().stream()
                .filter(entry -> wanted.contains(entry.step()))
                .findFirst();
    }

    /** When that began which an entry shows: with the first such entry that no success follows. */
    Instant since(Entry shown) {
        Instant began = shown.at();
        for (Entry entry : steps.subList(0, steps.indexOf(shown) + 1).reversed()) {
            if (entry.event() == shown.event() && Objects.equals(entry.file(), shown.file())) {
                began = entry.at();
            } else if (ends(entry, shown)) {
                break;
            }
        }
        return began;
    }

    private static boolean ends(Entry success, Entry shown) {
        return switch (shown.step()) {
            case REJECTED, UNREGISTER, REGISTER, OPTIONS ->
                success.step() == Step.REGISTER && Objects.equals(success.file(), shown.file());
            case REFUSED, MISSING, CONFIG, FIRMWARE, NOTIFY, LOOKUP, PNP, BEHIND -> success.step() == Step.CONFIG;
            case DISCOVER, OFFER, REQUEST, ACK, NAK, INFORM, DECLINE, RELEASE -> success.step() == Step.ACK;
        };
    }

    /** The NOTIFY that told the phone to fetch its files, where the phone has asked for no file since. */
    Optional<Entry> told() {
        Set<Step> fetches = Set.of(Step.CONFIG, Step.FIRMWARE, Step.MISSING, Step.REFUSED);
        return steps.reversed().stream()
                .filter(entry -> entry.step() == Step.NOTIFY || fetches.contains(entry.step()) && !entry.isUnheard())
                .findFirst()
                .filter(last -> last.step() == Step.NOTIFY);
    }

    /** Whether the passing of time alone may change the diagnosis of this boot. */
    public boolean isWaiting() {
        return progress() != State.REGISTERED || told().isPresent();
    }

    /** The phone's latest known address. */
    public Optional<Ip4> address() {
        return granted().map(Entry::ip);
    }

    /**
     * The entry by which the phone got its address: the latest ACK. For another DHCP server it is the phone's request,
     * unless the phone had to ask anew after it.
     */
    public Optional<Entry> granted() {
        return last(Step.ACK)
                .or(() -> steps.reversed().stream()
                        .filter(entry -> !entry.disbelieved())
                        .filter(entry -> entry.step() == Step.DISCOVER || entry.step() == Step.REQUEST)
                        .findFirst()
                        .filter(Entry::heard));
    }
}
