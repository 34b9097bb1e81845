package org.dialtone.app.view;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dialtone.journal.Boot;
import org.dialtone.journal.Journey;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.FileVersions;

/**
 * All that is known of one phone, combined for console and API.
 *
 * @param macs      all MACs of the phone, this one first
 * @param listed    whether the site file names the phone
 * @param vendor    the vendor's name as people write it, or null
 * @param revision  of its hardware, as it names it in its requests, or null
 * @param address   the address that the phone holds or last held, or null
 * @param lastSeen  null: the box never heard the phone
 * @param state     where the phone stands, by facts; the journey says how it came there
 * @param reachable whether all its contacts that were asked (OPTIONS) answer; null: none was asked
 * @param files     the versions of its own file; null: it got none, or the site doesn't name it
 * @param scope     name of the scope whose subnet holds the address, or null
 */
public record PhoneView(
        MacAddress mac,
        Set<MacAddress> macs,
        boolean listed,
        String vendor,
        String model,
        String firmware,
        String revision,
        Ip4 address,
        List<LineView> lines,
        Journey journey,
        Instant lastSeen,
        PhoneState state,
        Boolean reachable,
        FileVersions files,
        String scope) {

    /**
     * One line of the phone.
     *
     * @param registered whether the phone is registered for the line now
     * @param silent     whether the phone is registered, but doesn't answer
     * @param oldPasswordAccepted whether the line's password was changed, and some phone of the extension has not
     *                            registered with the new one yet
     */
    public record LineView(
            String number, String name, boolean registered, boolean silent, boolean oldPasswordAccepted) {}

    /** The last boot; empty for a phone that the box never heard. */
    public Optional<Boot> latest() {
        return journey.boots().isEmpty()
                ? Optional.empty()
                : Optional.of(journey.boots().getLast());
    }

    /** How far the last boot came; empty for a phone that the box never heard. */
    public Optional<Boot.State> progress() {
        return latest().map(journey::state);
    }

    /** Whether its file is older than the one that the site would give it now; null: it can't be told. */
    public Boolean behind() {
        return files == null ? null : files.behind();
    }

    public boolean isBehind() {
        return Boolean.TRUE.equals(behind());
    }

    /** Whether it is known not to answer. */
    public boolean isUnreachable() {
        return Boolean.FALSE.equals(reachable);
    }

    /** Whether an operator should look at it: something hinders it, or it waits for a decision. */
    public boolean needsAttention() {
        return !journey.diagnosis().isEmpty() || isUnreachable() || state == PhoneState.WAITING;
    }

    public static String spell(Boot.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
