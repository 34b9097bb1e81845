package org.dialtone.sip;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.dialtone.net.Ip4;
import org.dialtone.phone.AddressHolders;
import org.dialtone.sip.SipPlan.Extension;

/**
 * Tracks which extensions with a changed password have moved to the new one: the old password ends as soon as each
 * phone has registered with the new one. The box waits two days for a phone that isn't there; within that time every
 * running phone has fetched its file again. For one thread, except {@link #accepts}.
 */
final class PasswordRotation {

    private static final long PATIENCE = Duration.ofDays(2).toNanos();

    private final AddressHolders presence;
    private final LongSupplier nanos;
    private final Map<String, Move> moves = new HashMap<>();
    /** The ended old password by user, as long as the plan still contains it. */
    private volatile Map<String, String> burnt = Map.of();

    /**
     * The devices that use the new password: phones by their first MACs, at any address; other devices by their
     * address, which is all that the box knows of them.
     *
     * @param since when the first one registered, in nanoseconds
     */
    private record Move(long since, Set<Object> moved) {}

    /** @param nanos elapsed time in nanoseconds, which no clock setting changes */
    PasswordRotation(AddressHolders presence, LongSupplier nanos) {
        this.presence = presence;
        this.nanos = nanos;
    }

    /** Whether the old password still counts beside the new one. */
    boolean accepts(Extension extension) {
        return extension.oldPassword() != null && !extension.oldPassword().equals(burnt.get(extension.user()));
    }

    /**
     * Notes that a phone has registered.
     *
     * @param old  whether it used the old password
     * @param live all contacts of the extension, with this phone's
     * @return whether the old password ended by this registration
     */
    boolean registered(Extension extension, Ip4 source, boolean old, List<Binding> live) {
        if (!accepts(extension)) {
            return false;
        }
        Move move = moves.computeIfAbsent(extension.user(), _ -> new Move(nanos.getAsLong(), new HashSet<>()));
        if (old) {
            move.moved().remove(who(extension, source));
            return false;
        }
        move.moved().add(who(extension, source));
        Set<Object> there =
                live.stream().map(binding -> who(extension, binding.source())).collect(Collectors.toSet());
        move.moved().removeIf(each -> each instanceof Ip4 && !there.contains(each));
        boolean patient = nanos.getAsLong() - move.since() < PATIENCE;
        boolean all = move.moved().containsAll(there)
                && (!patient
                        || move.moved()
                                .containsAll(extension.phones().stream()
                                        .map(extension::phone)
                                        .toList()));
        if (all) {
            burn(extension);
        }
        return all;
    }

    private Object who(Extension extension, Ip4 source) {
        return presence.holder(source)
                .filter(extension.phones()::contains)
                .<Object>map(extension::phone)
                .orElse(source);
    }

    private void burn(Extension extension) {
        moves.remove(extension.user());
        Map<String, String> more = new HashMap<>(burnt);
        more.put(extension.user(), extension.oldPassword());
        burnt = Map.copyOf(more);
    }

    /** Forgets passwords that the plan doesn't contain any more; the same thread calls it as {@link #registered}. */
    void tidy(Map<String, Extension> extensions) {
        moves.keySet().removeIf(user -> !isUnderWay(extensions.get(user)));
        if (burnt.keySet().stream().anyMatch(user -> !isUnderWay(extensions.get(user)))) {
            Map<String, String> fewer = new HashMap<>(burnt);
            fewer.keySet().removeIf(user -> !isUnderWay(extensions.get(user)));
            burnt = Map.copyOf(fewer);
        }
    }

    private static boolean isUnderWay(Extension extension) {
        return extension != null && extension.oldPassword() != null;
    }
}
