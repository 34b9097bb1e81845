package org.dialtone.sip;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.sip.SipPlan.Extension;

/**
 * Which extensions whose password was changed have come to the new one: their old password is burnt as soon as each phone that is
 * registered has registered with the new one. For one thread, but for {@link #accepts}.
 */
final class Rotation {

    private final Map<String, Set<Ip4>> moved = new HashMap<>();
    /** The old password that is burnt, by user, for as long as the plan still names it. */
    private volatile Map<String, String> burnt = Map.of();

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
        Set<Ip4> there = moved.computeIfAbsent(extension.user(), _ -> new HashSet<>());
        if (old) {
            there.remove(source);
            return false;
        }
        there.add(source);
        there.retainAll(live.stream().map(Binding::source).toList());
        boolean all = live.stream().map(Binding::source).allMatch(there::contains);
        if (all) {
            burn(extension);
        }
        return all;
    }

    private void burn(Extension extension) {
        moved.remove(extension.user());
        Map<String, String> more = new HashMap<>(burnt);
        more.put(extension.user(), extension.oldPassword());
        burnt = Map.copyOf(more);
    }

    /** Forgets what the plan no longer knows of; call as {@link #registered}. */
    void tidy(Map<String, Extension> extensions) {
        moved.keySet().removeIf(user -> !isUnderWay(extensions.get(user)));
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
