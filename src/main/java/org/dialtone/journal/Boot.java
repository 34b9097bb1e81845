package org.dialtone.journal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dialtone.net.Ip4;

/**
 * One boot of a phone: all entries from its first word to its next power-on, oldest first; never empty.
 *
 * @param lines users that the phone is to register; none: any registration completes the boot
 */
public record Boot(List<Entry> steps, Set<String> lines) {

    /** How far a boot has come. STUCK is said of the latest boot alone, where a diagnosis explains why. */
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

    /** Users whose latest word is a registration; that of a phone which waits for its adoption is none. */
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
                // The address is gone, and with it every contact that named it.
                case RELEASE -> users.clear();
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
                        LOOKUP -> {}
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

    /** Whether the phone was told to fetch its files again, and has asked for none since. */
    Optional<Entry> told() {
        return last(Step.NOTIFY, Step.CONFIG, Step.FIRMWARE, Step.MISSING, Step.REFUSED)
                .filter(last -> last.step() == Step.NOTIFY);
    }

    /** Whether time alone may change what is to be said of it. */
    public boolean isWaiting() {
        return progress() != State.REGISTERED || told().isPresent();
    }

    /** The phone's address, as last heard. */
    public Optional<Ip4> address() {
        return granted().map(Entry::ip);
    }

    /** How the phone got its address: the latest ACK; from another DHCP server the request, where it didn't have to ask anew after it. */
    public Optional<Entry> granted() {
        return last(Step.ACK)
                .or(() -> steps.reversed().stream()
                        .filter(entry -> !Cause.HEARSAY.isOf(entry))
                        .filter(entry -> entry.step() == Step.DISCOVER || entry.step() == Step.REQUEST)
                        .findFirst()
                        .filter(Entry::heard));
    }
}
