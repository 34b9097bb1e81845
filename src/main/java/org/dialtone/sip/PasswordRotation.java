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
 * Which extensions whose password was changed have come to the new one: their old password is burnt as soon as each phone has
 * registered with the new one. A phone that isn't there is waited for two days, in which every phone that is on has fetched its file
 * again. For one thread, but for {@link #accepts}.
 */
final class PasswordRotation {

    private static final long PATIENCE = Duration.ofDays(2).toNanos();

    private final AddressHolders presence;
    private final LongSupplier nanos;
    private final Map<String, Move> moves = new HashMap<>();
    /** The old password that is burnt, by user, for as long as the plan still names it. */
    private volatile Map<String, String> burnt = Map.of();

    /**
     * Who has the new password: phones by their first MACs, wherever they are; of others all that is known is their address.
     *
     * @param since when the first one was heard, in nanoseconds
     */
    private record Move(long since, Set<Object> moved) {}

    /** @param nanos elapsed time that no clock setting moves */
    PasswordRotation(AddressHolders presence, LongSupplier nanos) {
        this.presence = presence;
        this.nanos = nanos;
    }

    /** Whether the old password is still as good as the new one. */
    boolean accepts(Extension extension) {
        return extension.oldPassword() != null && !extension.oldPassword().equals(burnt.get(extension.user()));
    }

    /**
     * A phone has registered.
     *
     * @param old  with the old password
     * @param live all contacts of the extension, that of this phone too
     * @return whether the old password was burnt by that
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

    /** Forgets what the plan no longer knows of; call as {@link #registered}. */
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
