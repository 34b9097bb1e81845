package org.dialtone.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Small named rules that read the latest boot and give a sentence and a remedy. Each rule looks at one way to fail. */
final class Diagnosis {

    /**
     * Real phones fetch and register within seconds; after this time a missing step is a failure and no longer a wait.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration OFFER_PATIENCE = Duration.ofSeconds(15);

    /** Some phones wait five minutes before they fetch (phones.md 2.2). */
    private static final Duration RESYNC_PATIENCE = Duration.ofMinutes(6);

    private static final List<BiFunction<Boot, Instant, Optional<PhoneFinding>>> RULES = List.of(
            Diagnosis::noAddress,
            Diagnosis::unansweredElsewhere,
            Diagnosis::offerIgnored,
            Diagnosis::refusedAddress,
            Diagnosis::addressInUse,
            RefusalRules::refused,
            RefusalRules::askedFor,
            RefusalRules::spokenFor,
            Diagnosis::onlyMissing,
            Diagnosis::noFile,
            Diagnosis::misplaced,
            RefusalRules::unmet,
            Diagnosis::rejected,
            Diagnosis::notRegistered,
            Diagnosis::linesMissing,
            Diagnosis::expired,
            Diagnosis::toldInVain,
            Diagnosis::toldAndDidNothing,
            Diagnosis::silent);

    private Diagnosis() {}

    static List<PhoneFinding> of(Boot boot, Instant now) {
        return RULES.stream()
                .map(rule -> rule.apply(boot, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<PhoneFinding> noAddress(Boot boot, Instant now) {
        boolean unanswered =
                boot.has(Step.DISCOVER) && Stream.of(Step.OFFER, Step.ACK).noneMatch(boot::has);
        return boot.last(Step.DISCOVER)
                .filter(asked -> unanswered && asked.reason() != null && !asked.begins("heard"))
                .filter(asked -> !Cause.HEARSAY.isOf(asked))
                .map(asked -> new PhoneFinding(
                        "no-address",
                        "It asks for an address and gets none: " + asked.reason() + ".",
                        asked.says("under relays")
                                ? "If that is a relay of yours, list under relays of the scope what it calls itself and where it sends from; the page Network tells both. If not, somebody passes for a relay: find it."
                                : "Give a scope for its network, or make the pool larger, then restart the phone."));
    }

    private static Optional<PhoneFinding> unansweredElsewhere(Boot boot, Instant now) {
        return boot.last(Step.DISCOVER, Step.REQUEST, Step.CONFIG, Step.REGISTER)
                .filter(last -> last.step() == Step.DISCOVER)
                .filter(asked -> asked.begins("heard") && older(asked, now, OFFER_PATIENCE))
                .map(
                        asked -> new PhoneFinding(
                                "no-answer-elsewhere",
                                "It asks for an address, and no DHCP server gives it one.",
                                "See that the other DHCP server answers here (dialtone probe), and that it has free addresses."));
    }

    private static Optional<PhoneFinding> offerIgnored(Boot boot, Instant now) {
        boolean ignored = Stream.of(Step.REQUEST, Step.ACK, Step.NAK).noneMatch(boot::has);
        return boot.last(Step.OFFER)
                .filter(offer -> ignored && older(offer, now, OFFER_PATIENCE))
                .map(
                        offer -> new PhoneFinding(
                                "offer-ignored",
                                "It was offered " + offer.ip() + " and never took it.",
                                "Another DHCP server may have been quicker (look with: dialtone probe), or the answer doesn't reach the phone: check the switch port and the relay."));
    }

    private static Optional<PhoneFinding> refusedAddress(Boot boot, Instant now) {
        return boot.last(Step.NAK, Step.ACK)
                .filter(last -> last.step() == Step.NAK)
                .map(
                        nak -> new PhoneFinding(
                                "refused-address",
                                "It asked for an address that it can't have" + because(nak) + ".",
                                "It should ask anew by itself within seconds; if it doesn't, clear its fixed address in its own menu."));
    }

    private static Optional<PhoneFinding> addressInUse(Boot boot, Instant now) {
        return boot.last(Step.DECLINE, Step.ACK)
                .filter(last -> last.step() == Step.DECLINE)
                .map(declined -> new PhoneFinding(
                        "address-in-use",
                        "It found " + declined.ip() + " in use by another device and gave it back.",
                        "Find the device with that fixed address, or exclude the address from the pool."));
    }

    private static Optional<PhoneFinding> onlyMissing(Boot boot, Instant now) {
        boolean nothingElse =
                Stream.of(Step.CONFIG, Step.REFUSED, Step.REGISTER).noneMatch(boot::has);
        return boot.last(Step.MISSING)
                .filter(missing -> nothingElse && older(missing, now, OFFER_PATIENCE))
                .map(
                        missing -> new PhoneFinding(
                                "no-such-file",
                                "It asks for files that don't exist here, last " + missing.name() + ".",
                                "Check its vendor and model: each vendor asks for other names. Set vendor under phones if it was guessed wrong."));
    }

    private static Optional<PhoneFinding> noFile(Boot boot, Instant now) {
        boolean silent = Stream.of(Step.CONFIG, Step.MISSING, Step.REFUSED, Step.REGISTER)
                .noneMatch(boot::has);
        return boot.granted()
                .filter(got -> silent && older(got, now, PATIENCE))
                .map(
                        got -> new PhoneFinding(
                                "no-file",
                                "It has its address " + got.ip() + ", but never asked for its configuration file.",
                                (got.heard()
                                                ? "See that the other DHCP server sends option 66 (dialtone probe shows it, and how to set it). "
                                                : "")
                                        + "Switch on provisioning by DHCP option 66 in the phone's menu, or reset it to factory defaults."));
    }

    private static Optional<PhoneFinding> misplaced(Boot boot, Instant now) {
        return boot.last(Step.REJECTED, Step.REGISTER)
                .filter(Diagnosis::isMisplaced)
                .map(told -> new PhoneFinding(
                        "wrong-place",
                        "Extension " + told.name() + " was used from " + told.ip() + because(told) + ".",
                        "If this is its phone, list it under phones with that line, or its address under addresses; for a soft phone set anywhere: true."
                                + " If it is neither, someone knows the password: give the extension a new one."));
    }

    private static boolean isMisplaced(Entry entry) {
        return entry.says("right password, but from");
    }

    private static boolean isCall(Entry rejected) {
        return rejected.says("; it sent ");
    }

    /** Whether the phone was rejected for a reason that no other rule explains. */
    private static boolean isRejected(Entry last) {
        return last.step() == Step.REJECTED && !isMisplaced(last) && !last.isVisit() && !Cause.UNMET.isOf(last);
    }

    private static Optional<PhoneFinding> rejected(Boot boot, Instant now) {
        return boot.last(Step.REJECTED, Step.REGISTER)
                .filter(Diagnosis::isRejected)
                .map(
                        rejected -> new PhoneFinding(
                                "rejected",
                                (isCall(rejected) ? "A call as " : "Its registration as ") + rejected.name()
                                        + " was refused" + because(rejected) + ".",
                                "Restart the phone, so that it fetches its file again; a password typed in by hand may have to be cleared first."));
    }

    private static Optional<PhoneFinding> notRegistered(Boot boot, Instant now) {
        boolean silent = boot.steps().stream()
                .filter(entry -> !entry.isVisit())
                .map(Entry::step)
                .noneMatch(Set.of(Step.REGISTER, Step.REJECTED)::contains);
        return boot.last(Step.CONFIG)
                .filter(config ->
                        silent && !Cause.HELD.isOf(config) && !boot.lines().isEmpty() && older(config, now, PATIENCE))
                .map(
                        config -> new PhoneFinding(
                                "not-registered",
                                "It fetched its file, but never registered.",
                                "Check that the phone can reach the registrar's address and port, and that its file names the right account."));
    }

    private static Optional<PhoneFinding> linesMissing(Boot boot, Instant now) {
        Set<String> missing = new TreeSet<>(boot.lines());
        missing.removeAll(boot.registered());
        boolean some = !boot.registered().isEmpty() && !missing.isEmpty();
        return boot.last(Step.REGISTER)
                .filter(last -> some && older(last, now, PATIENCE))
                .map(last -> new PhoneFinding(
                        "lines-missing",
                        "Some of its lines are registered, but not " + String.join(", ", missing) + ".",
                        "Check that the phone's model has that many lines."));
    }

    private static Optional<PhoneFinding> expired(Boot boot, Instant now) {
        boolean none = boot.registered().isEmpty();
        return boot.last(Step.REGISTER, Step.UNREGISTER)
                .filter(last -> none && last.step() == Step.UNREGISTER)
                .map(last -> new PhoneFinding(
                        "unregistered",
                        "It was registered as " + last.name() + " and no longer is" + because(last) + ".",
                        "Check that the phone has power and its cable; it registers again by itself when it is back."));
    }

    private static Optional<PhoneFinding> toldInVain(Boot boot, Instant now) {
        return boot.told()
                .filter(told -> told.status() != null && told.status() >= 300)
                .map(told -> new PhoneFinding(
                        "told-in-vain",
                        "It was told to fetch its files again" + (told.reason() == null ? "" : ", but " + told.reason())
                                + " (" + told.status() + ").",
                        told.isUnheard()
                                ? "Check that it has power, its cable, and the address " + told.ip()
                                        + "; then tell it again, or restart it."
                                : "Restart it by hand; it fetches its files then."));
    }

    private static Optional<PhoneFinding> toldAndDidNothing(Boot boot, Instant now) {
        return boot.told()
                .filter(told -> (told.status() == null || told.status() < 300) && older(told, now, RESYNC_PATIENCE))
                .map(
                        told -> new PhoneFinding(
                                "told-not-fetched",
                                "It was told to fetch its files again, and didn't within " + RESYNC_PATIENCE.toMinutes()
                                        + " minutes.",
                                "Restart it by hand. If it did so after that, its settings forbid resync by the server (check-sync); otherwise look at its provisioning URL."));
    }

    private static Optional<PhoneFinding> silent(Boot boot, Instant now) {
        return boot.silent().isEmpty()
                ? Optional.empty()
                : boot.last(Step.OPTIONS)
                        .map(asked -> new PhoneFinding(
                                "registered-silent",
                                "It is registered as " + String.join(", ", boot.silent())
                                        + ", but doesn't answer, so that it can't be called.",
                                "Check that it has power and its cable, and that nothing between the box and "
                                        + asked.ip() + " keeps SIP out."));
    }

    private static boolean older(Entry entry, Instant now, Duration patience) {
        return Duration.between(entry.at(), now).compareTo(patience) > 0;
    }

    private static String because(Entry entry) {
        return entry.reason() == null ? "" : ": " + entry.reason();
    }
}
