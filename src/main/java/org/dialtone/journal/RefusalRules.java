package org.dialtone.journal;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;

/** Rules on files that were refused or that came without an account; each {@link Cause} has its own sentence. */
final class RefusalRules {

    private RefusalRules() {}

    /** Looks only at the latest answer to the phone: a phone that was refused and then got its file needs no help. */
    static Optional<PhoneFinding> refused(Boot boot, Instant now) {
        Optional<Entry> own = boot.steps().reversed().stream()
                .filter(entry -> !Cause.ASKED_FOR.isOf(entry))
                .filter(entry -> entry.step() == Step.REFUSED || entry.step() == Step.CONFIG)
                .findFirst();
        return own.flatMap(entry -> Arrays.stream(Cause.values())
                .filter(cause -> cause.isOf(entry))
                .findFirst()
                .map(cause -> cause == Cause.HELD && !boot.lines().isEmpty() ? adopted(boot) : finding(cause, entry))
                .or(() -> plain(entry)));
    }

    private static PhoneFinding adopted(Boot boot) {
        return new PhoneFinding(
                "adopted",
                "It is a phone of the site now, with " + String.join(", ", new TreeSet<>(boot.lines()))
                        + ", and hasn't come for its account yet.",
                "Where its waiting line registered it is told, and comes at once; else with its next check, which may take an hour (Fanvil, Dinstar). Restart it to have it sooner.");
    }

    /** Reports other devices' requests for the phone's file, but not while the phone is on its way to register. */
    static Optional<PhoneFinding> askedFor(Boot boot, Instant now) {
        boolean uncommitted = boot.has(Step.CONFIG) && boot.registered().isEmpty();
        return boot.last(Step.REFUSED, Step.CONFIG)
                .filter(last -> Cause.ASKED_FOR.isOf(last) && !uncommitted)
                .map(
                        last -> new PhoneFinding(
                                "asked-for-by-another",
                                "Another device asked for its file: " + Cause.ASKED_FOR.details(last) + ".",
                                "If both MACs are one phone, join them (Same phone). If not, find that device: it was given none of this phone's secrets."));
    }

    /**
     * Reports a message in the phone's name that the box, as a listener, didn't believe; until the phone itself is
     * heard again.
     */
    static Optional<PhoneFinding> spokenFor(Boot boot, Instant now) {
        return boot.last(Step.DISCOVER, Step.REQUEST, Step.CONFIG, Step.REGISTER)
                .filter(Cause.HEARSAY::isOf)
                .map(entry -> finding(Cause.HEARSAY, entry));
    }

    /** Looks only at the latest attempt to register. */
    static Optional<PhoneFinding> unmet(Boot boot, Instant now) {
        return boot.last(Step.REJECTED, Step.REGISTER)
                .filter(last -> last.step() == Step.REJECTED && Cause.UNMET.isOf(last))
                .map(last -> unmet("It would use extension " + last.file() + " and was refused: "
                        + Cause.UNMET.details(last) + "."));
    }

    private static PhoneFinding unmet(String says) {
        return new PhoneFinding(
                "no-answer-to-arp",
                says,
                "Between the box and the phone nothing may keep ARP out: client isolation,"
                        + " ARP inspection, a firewall. If the phone is elsewhere, find the device that uses its address; behind a"
                        + " wireless bridge, set placeRule: log.");
    }

    private static Optional<PhoneFinding> plain(Entry entry) {
        return entry.step() == Step.CONFIG
                ? Optional.empty()
                : Optional.of(
                        new PhoneFinding(
                                "refused-file",
                                "It asked for " + entry.name() + " and was refused"
                                        + (entry.reason() == null ? "" : ": " + entry.reason()) + ".",
                                "If it is one of yours, see that the site lists it under phones with this MAC, then restart it."));
    }

    private static PhoneFinding finding(Cause cause, Entry entry) {
        String details = cause.details(entry);
        String got = entry.step() == Step.CONFIG ? " and got it without an account: " : " and was refused: ";
        String asked = "It asked for " + entry.name() + got + details + ".";
        return switch (cause) {
            case UNKNOWN ->
                new PhoneFinding(
                        "unknown-phone",
                        asked,
                        "If it is one of yours, add its MAC under phones, or under alsoMacs of the phone that it belongs to; then restart it.");
            case HELD ->
                new PhoneFinding(
                        "held",
                        "The site doesn't know it. It has a file without an account and waits: " + details + ".",
                        "Adopt it by its code, here or by the API, or list it under phones; it comes for its account by itself.");
            case OTHERS, ASKED_FOR ->
                new PhoneFinding(
                        "not-its-file",
                        asked,
                        "If both MACs are one phone, join them (Same phone). If not, the device is set to another phone's file name: reset it.");
            case NOBODY ->
                new PhoneFinding(
                        "no-lease",
                        asked,
                        "Let the phone take its address by DHCP, or list the address under addresses of that phone.");
            case SHARED ->
                new PhoneFinding(
                        "several-phones-one-address",
                        asked,
                        "A router between them and the box seems to hide their addresses (NAT): make it a bridge or a DHCP relay. "
                                + "If there is none, a device tries out names: find it.");
            case NEIGHBOUR ->
                new PhoneFinding(
                        "wrong-device",
                        asked,
                        "Find the device that took the address. If both MACs are one phone, join them (Same phone); behind a wireless bridge, set placeRule: log.");
            case UNMET -> unmet(asked);
            case PLACE ->
                new PhoneFinding(
                        "another-port",
                        asked,
                        "If the phone was moved there, accept the new place; if not, see who hangs on that port with a copied MAC.");
            case WINDOW ->
                new PhoneFinding(
                        "window-closed",
                        asked,
                        "Open its window, then restart the phone; who holds the file already is told that it is unchanged.");
            case HEARSAY ->
                new PhoneFinding(
                        "not-believed",
                        "Somebody spoke of its address, and was not believed: " + details + ".",
                        "If that is a relay of yours, list under relays of its scope what it calls itself and where it sends"
                                + " from; the page Network tells both. If the phone moved, restart it once its old registration"
                                + " has ended. If neither, a device speaks in its name: find it.");
        };
    }
}
