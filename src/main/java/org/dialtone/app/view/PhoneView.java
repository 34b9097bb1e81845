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
 * All that is known of one phone, drawn together for console and API.
 *
 * @param listed   whether the site file names it
 * @param vendor   as people write it, or null
 * @param address  that it holds or last held, or null
 * @param lastSeen or null: never heard
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
     * @param registered whether the phone is registered for it now
     * @param silent     registered, but doesn't answer
     * @param oldPasswordAccepted its password was changed, and some phone of the extension has not registered with the new one yet
     */
    public record LineView(
            String number, String name, boolean registered, boolean silent, boolean oldPasswordAccepted) {}

    /** The boot that counts; empty for a phone that was never heard. */
    public Optional<Boot> latest() {
        return journey.boots().isEmpty()
                ? Optional.empty()
                : Optional.of(journey.boots().getLast());
    }

    /** Empty: never heard. */
    public Optional<Boot.State> progress() {
        return latest().map(journey::state);
    }

    /** As the API spells it: {@code silent} or a boot's state in lower case. */
    public String state() {
        return progress().map(PhoneView::spell).orElse("silent");
    }

    public static String spell(Boot.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
