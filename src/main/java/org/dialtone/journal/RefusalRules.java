package org.dialtone.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;

/** Rules on files that were refused or that came without an account. */
final class RefusalRules {

    private RefusalRules() {}

    /** Looks only at the latest answer to the phone: a phone that was refused and then got its file needs no help. */
    static Optional<PhoneFinding> refused(Boot boot, Instant now) {
        return boot.steps().reversed().stream()
                .filter(entry -> !entry.claimedByAnother())
                .filter(entry -> entry.step() == Step.REFUSED || entry.step() == Step.CONFIG)
                .findFirst()
                .flatMap(entry -> finding(entry, boot));
    }

    private static Optional<PhoneFinding> finding(Entry entry, Boot boot) {
        Event found = switch (entry.event()) {
            case FILE_HELD -> boot.listed() ? Event.PHONE_ADOPTED : Event.PHONE_HELD;
            case FILE_REFUSED_UNKNOWN_PHONE -> Event.PHONE_UNKNOWN;
            case FILE_REFUSED_OTHERS_FILE, FILE_BARE_OTHERS_FILE -> Event.PHONE_NOT_ITS_FILE;
            case FILE_REFUSED_NO_LEASE, FILE_BARE_NO_LEASE ->
                boot.isUnheard() ? Event.PHONE_NO_LEASE_UNHEARD : Event.PHONE_NO_LEASE;
            case FILE_REFUSED_SHARED_ADDRESS, FILE_BARE_SHARED_ADDRESS -> Event.PHONE_ADDRESS_SHARED;
            case FILE_REFUSED_WRONG_DEVICE, FILE_BARE_WRONG_DEVICE -> Event.PHONE_WRONG_DEVICE;
            case FILE_REFUSED_NO_ANSWER -> Event.PHONE_NO_ANSWER_TO_ARP;
            case REPORT_REFUSED_NO_ANSWER -> Event.PHONE_NO_ANSWER_TO_ARP_AS_REPORTER;
            case FILE_REFUSED_MOVED, FILE_BARE_MOVED -> Event.PHONE_ANOTHER_PORT;
            case FILE_REFUSED_WINDOW_CLOSED -> Event.PHONE_WINDOW_CLOSED;
            case FILE_REFUSED -> Event.PHONE_FILE_REFUSED;
            default -> null;
        };
        Reason outcome = entry.step() == Step.CONFIG ? Reason.GOT_NO_ACCOUNT : Reason.WAS_REFUSED;
        return Optional.ofNullable(found)
                .map(event -> PhoneFinding.of(
                        boot,
                        event,
                        entry,
                        entry.details()
                                .with(Detail.OUTCOME, outcome)
                                .with(
                                        Detail.LINES,
                                        boot.lines().isEmpty()
                                                ? null
                                                : String.join(", ", new TreeSet<>(boot.lines())))));
    }

    /** Reports other devices' requests for the phone's file, but not while the phone is on its way to register. */
    static Optional<PhoneFinding> askedFor(Boot boot, Instant now) {
        boolean uncommitted = boot.has(Step.CONFIG) && boot.registered().isEmpty();
        return boot.last(Step.REFUSED, Step.CONFIG)
                .filter(last -> last.claimedByAnother() && !uncommitted)
                .map(last -> PhoneFinding.of(
                        boot,
                        last.event() == Event.FILE_CLAIMED_BY_ANOTHER_WHOLE
                                ? Event.PHONE_FILE_WITH_ANOTHER
                                : Event.PHONE_CLAIMED_BY_ANOTHER,
                        last,
                        last.details()));
    }

    /**
     * Reports a message in the phone's name that the box, as a listener, didn't believe; until the phone itself is
     * heard again.
     */
    static Optional<PhoneFinding> spokenFor(Boot boot, Instant now) {
        return boot.last(Step.DISCOVER, Step.REQUEST, Step.CONFIG, Step.REGISTER)
                .filter(Entry::disbelieved)
                .map(last -> PhoneFinding.of(boot, Event.PHONE_NOT_BELIEVED, last, last.details()));
    }

    /** Looks only at the latest attempt to register. */
    static Optional<PhoneFinding> unmet(Boot boot, Instant now) {
        return boot.last(Step.REJECTED, Step.REGISTER)
                .filter(last ->
                        last.event() == Event.SIP_REGISTER_NO_ANSWER || last.event() == Event.SIP_CALL_NO_ANSWER)
                .map(last -> PhoneFinding.of(boot, Event.PHONE_NO_ANSWER_TO_ARP_AS_USER, last, last.details()));
    }
}
