package org.dialtone.app.view;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dialtone.journal.Boot;
import org.dialtone.journal.Journey;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * All that is known of one phone, combined for console and API.
 *
 * @param listed   whether the site file names the phone
 * @param vendor   the vendor's name as people write it, or null
 * @param address  the address that the phone holds or last held, or null
 * @param lastSeen null: the box never heard the phone
 */
public record PhoneView(
        MacAddress mac,
        boolean listed,
        String vendor,
        String model,
        String firmware,
        Ip4 address,
        List<LineView> lines,
        Journey journey,
        Instant lastSeen) {

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

    /** The state of the last boot; empty for a phone that the box never heard. */
    public Optional<Boot.State> progress() {
        return latest().map(journey::state);
    }

    /** The state as the API spells it: {@code silent} or a boot's state in lower case. */
    public String state() {
        return progress().map(PhoneView::spell).orElse("silent");
    }

    public static String spell(Boot.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
