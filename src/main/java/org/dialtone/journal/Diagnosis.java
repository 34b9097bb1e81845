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
        return boot.last(Step.DISCOVER).filter(_ -> unanswered).flatMap(asked -> switch (asked.event()) {
            case DHCP_DISCOVER_POOL_EMPTY -> found(boot, Event.PHONE_POOL_EMPTY, asked);
            case DHCP_DISCOVER_RELAY_UNLISTED -> found(boot, Event.PHONE_RELAY_UNLISTED, asked);
            case DHCP_DISCOVER_IGNORED -> found(boot, Event.PHONE_NO_ADDRESS, asked);
            default -> Optional.empty();
        });
    }

    private static Optional<PhoneFinding> unansweredElsewhere(Boot boot, Instant now) {
        return boot.last(Step.DISCOVER, Step.REQUEST, Step.CONFIG, Step.REGISTER)
                .filter(asked -> asked.event() == Event.DHCP_DISCOVER_HEARD && older(asked, now, OFFER_PATIENCE))
                .flatMap(asked -> found(boot, Event.PHONE_NO_ANSWER_ELSEWHERE, asked));
    }

    private static Optional<PhoneFinding> offerIgnored(Boot boot, Instant now) {
        boolean ignored = Stream.of(Step.REQUEST, Step.ACK, Step.NAK).noneMatch(boot::has);
        return boot.last(Step.OFFER)
                .filter(offer -> ignored && older(offer, now, OFFER_PATIENCE))
                .flatMap(offer -> found(boot, Event.PHONE_OFFER_IGNORED, offer));
    }

    private static Optional<PhoneFinding> refusedAddress(Boot boot, Instant now) {
        return boot.last(Step.NAK, Step.ACK)
                .filter(last -> last.step() == Step.NAK)
                .flatMap(nak -> found(boot, Event.PHONE_ADDRESS_REFUSED, nak));
    }

    private static Optional<PhoneFinding> addressInUse(Boot boot, Instant now) {
        return boot.steps().reversed().stream()
                .filter(entry -> entry.step() == Step.ACK || entry.step() == Step.DECLINE && entry.isOfThePhone())
                .findFirst()
                .filter(last -> last.step() == Step.DECLINE)
                .flatMap(declined -> found(boot, Event.PHONE_ADDRESS_IN_USE, declined));
    }

    /** A file that is left out by design counts neither as an error nor as the file that the phone should ask for. */
    private static Optional<PhoneFinding> onlyMissing(Boot boot, Instant now) {
        boolean nothingElse =
                Stream.of(Step.CONFIG, Step.REFUSED, Step.REGISTER).noneMatch(boot::has);
        return boot.steps().reversed().stream()
                .filter(Diagnosis::isMissing)
                .findFirst()
                .filter(missing -> nothingElse && older(missing, now, OFFER_PATIENCE))
                .flatMap(missing -> found(boot, Event.PHONE_NO_SUCH_FILE, missing));
    }

    private static boolean isMissing(Entry entry) {
        return entry.step() == Step.MISSING && entry.event() != Event.FILE_LEFT_OUT;
    }

    private static Optional<PhoneFinding> noFile(Boot boot, Instant now) {
        boolean silent = Stream.of(Step.CONFIG, Step.REFUSED, Step.REGISTER).noneMatch(boot::has)
                && boot.steps().stream().noneMatch(Diagnosis::isMissing);
        return boot.granted()
                .filter(got -> silent && older(got, now, PATIENCE))
                .flatMap(got -> found(boot, got.heard() ? Event.PHONE_NO_FILE_ELSEWHERE : Event.PHONE_NO_FILE, got));
    }

    private static Optional<PhoneFinding> misplaced(Boot boot, Instant now) {
        return boot.last(Step.REJECTED, Step.REGISTER)
                .filter(Diagnosis::isMisplaced)
                .flatMap(used -> found(
                        boot,
                        used.why() == Reason.NOT_LEASED_TO_ITS_PHONE && boot.isUnheard()
                                ? Event.PHONE_WRONG_PLACE_UNHEARD
                                : Event.PHONE_WRONG_PLACE,
                        used));
    }

    /** Whether a right password came from a place that is not its phone's, be it refused or let in. */
    private static boolean isMisplaced(Entry entry) {
        return switch (entry.event()) {
            case SIP_REGISTER_WRONG_ADDRESS, SIP_CALL_WRONG_ADDRESS -> true;
            case SIP_REGISTER_LET_IN, SIP_REGISTER_LET_IN_REFRESHED -> entry.why() != Reason.NOBODY_ANSWERS_FOR_PHONE;
            default -> false;
        };
    }

    /** The rejections that no other rule explains. */
    private static Optional<PhoneFinding> rejected(Boot boot, Instant now) {
        return boot.last(Step.REJECTED, Step.REGISTER).flatMap(last -> switch (last.event()) {
            case SIP_REGISTER_UNKNOWN_USER -> found(boot, Event.PHONE_UNKNOWN_USER, last);
            case SIP_REGISTER_WRONG_PASSWORD -> found(boot, Event.PHONE_WRONG_PASSWORD, last);
            case SIP_CALL_UNKNOWN_USER -> found(boot, Event.PHONE_CALL_UNKNOWN_USER, last);
            case SIP_CALL_WRONG_PASSWORD -> found(boot, Event.PHONE_CALL_WRONG_PASSWORD, last);
            case SIP_REGISTER_OTHER_ACCOUNT -> found(boot, Event.PHONE_OTHER_ACCOUNT, last);
            case SIP_REGISTER_NOT_SERVING -> found(boot, Event.PHONE_REGISTRAR_ELSEWHERE, last);
            case SIP_REGISTER_TOO_BRIEF -> found(boot, Event.PHONE_EXPIRY_TOO_BRIEF, last);
            case SIP_REGISTER_OUT_OF_ORDER -> found(boot, Event.PHONE_OUT_OF_ORDER, last);
            case SIP_REGISTER_BAD_REQUEST, SIP_REGISTER_REFUSED -> found(boot, Event.PHONE_REJECTED, last);
            case SIP_REGISTER_REFUSED_REPORTED -> found(boot, Event.PHONE_REJECTED_BY_PBX, last);
            default -> Optional.empty();
        });
    }

    private static Optional<PhoneFinding> notRegistered(Boot boot, Instant now) {
        boolean silent = boot.steps().stream()
                .filter(entry -> !entry.isVisit())
                .map(Entry::step)
                .noneMatch(Set.of(Step.REGISTER, Step.REJECTED)::contains);
        return boot.last(Step.CONFIG)
                .filter(config -> silent
                        && config.event() != Event.FILE_HELD
                        && !boot.lines().isEmpty()
                        && older(config, now, PATIENCE))
                .flatMap(config -> found(boot, Event.PHONE_NOT_REGISTERED, config));
    }

    private static Optional<PhoneFinding> linesMissing(Boot boot, Instant now) {
        Set<String> missing = new TreeSet<>(boot.lines());
        missing.removeAll(boot.registered());
        boolean some = !boot.registered().isEmpty() && !missing.isEmpty();
        return boot.last(Step.REGISTER)
                .filter(last -> some && older(last, now, PATIENCE))
                .flatMap(
                        last -> found(boot, Event.PHONE_LINES_MISSING, last, Detail.LINES, String.join(", ", missing)));
    }

    private static Optional<PhoneFinding> expired(Boot boot, Instant now) {
        boolean none = boot.registered().isEmpty();
        return boot.last(Step.REGISTER, Step.UNREGISTER)
                .filter(last -> none && last.step() == Step.UNREGISTER)
                .flatMap(last -> switch (last.event()) {
                    case SIP_UNREGISTER_EXPIRED, SIP_UNREGISTER_EXPIRED_MEANWHILE ->
                        found(boot, Event.PHONE_EXPIRED, last);
                    case SIP_UNREGISTER_ADDRESS_TAKEN -> found(boot, Event.PHONE_ADDRESS_TAKEN, last);
                    // The site took its line; without another one it is done.
                    case SIP_UNREGISTER_LINE_MOVED, SIP_UNREGISTER_EXTENSION_REMOVED ->
                        boot.lines().isEmpty() ? Optional.empty() : found(boot, Event.PHONE_LINES_CHANGED, last);
                    default -> found(boot, Event.PHONE_UNREGISTERED, last);
                });
    }

    private static Optional<PhoneFinding> toldInVain(Boot boot, Instant now) {
        return boot.told()
                .filter(told -> told.event() == Event.NOTIFY_FAILED)
                .flatMap(told -> found(
                        boot, told.isUnheard() ? Event.PHONE_RESYNC_UNANSWERED : Event.PHONE_RESYNC_FAILED, told));
    }

    private static Optional<PhoneFinding> toldAndDidNothing(Boot boot, Instant now) {
        return boot.told()
                .filter(told -> told.event() != Event.NOTIFY_FAILED && older(told, now, RESYNC_PATIENCE))
                .flatMap(told ->
                        found(boot, Event.PHONE_RESYNC_IGNORED, told, Detail.MINUTES, RESYNC_PATIENCE.toMinutes()));
    }

    private static Optional<PhoneFinding> silent(Boot boot, Instant now) {
        return boot.silent().isEmpty()
                ? Optional.empty()
                : boot.last(Step.OPTIONS)
                        .flatMap(asked ->
                                found(boot, Event.PHONE_SILENT, asked, Detail.LINES, String.join(", ", boot.silent())));
    }

    private static Optional<PhoneFinding> found(Boot boot, Event event, Entry entry) {
        return Optional.of(PhoneFinding.of(boot, event, entry, entry.details()));
    }

    private static Optional<PhoneFinding> found(Boot boot, Event event, Entry entry, Detail detail, Object value) {
        return Optional.of(PhoneFinding.of(boot, event, entry, entry.details().with(detail, value)));
    }

    private static boolean older(Entry entry, Instant now, Duration patience) {
        return Duration.between(entry.at(), now).compareTo(patience) > 0;
    }
}
