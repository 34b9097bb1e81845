package org.dialtone.app.view;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.view.PhoneView.LineView;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Step;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Resync;
import org.dialtone.sip.Call;

/**
 * Has phones that booted while the box was down fetch their files: they register anew, with what they kept from before,
 * and would ask for no file until their next re-check. For one thread.
 */
public final class MissedBoots {

    /** The number of phones that are told in one look. */
    private static final int TURN = 10;
    /** A phone that boots beside the box asks for its file before it registers, or soon after. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Supplier<List<PhoneView>> phones;
    private final RecoveryWatch recovery;
    private final Supplier<List<Call>> calls;
    private final Resync resync;
    private final InstantSource clock;
    private final Set<MacAddress> told = new HashSet<>();

    /** @param calls the living calls */
    public MissedBoots(
            Supplier<List<PhoneView>> phones,
            RecoveryWatch recovery,
            Supplier<List<Call>> calls,
            Resync resync,
            InstantSource clock) {
        this.phones = phones;
        this.recovery = recovery;
        this.calls = calls;
        this.resync = resync;
        this.clock = clock;
    }

    /** Tells some of them; to be called every few seconds, and does nothing once the phones are back. */
    public void look() {
        Recovery now = recovery.latest();
        if (!now.started()
                || now.ended() != null && now.ended().plus(SOON.multipliedBy(2)).isBefore(clock.instant())) {
            return;
        }
        Instant late = clock.instant().minus(SOON);
        Set<String> busy = calls.get().stream()
                .flatMap(call -> Stream.of(call.caller(), call.called(), String.valueOf(call.answeredBy())))
                .collect(Collectors.toSet());
        phones.get().stream()
                .filter(phone -> phone.listed() && !told.contains(phone.mac()))
                .filter(phone -> isMissed(phone, now.since(), late))
                .filter(phone -> phone.lines().stream().map(LineView::number).noneMatch(busy::contains))
                .limit(TURN)
                .toList()
                .forEach(phone -> {
                    told.add(phone.mac());
                    resync.tell(phone.mac(), Resync.Purpose.PROVISION);
                });
    }

    /**
     * Whether the phone has registered anew since the box started, and asked for neither an address nor a file. A file
     * that is known to be the present one needs no other.
     */
    private static boolean isMissed(PhoneView phone, Instant since, Instant late) {
        if (phone.latest().isEmpty() || Boolean.FALSE.equals(phone.behind())) {
            return false;
        }
        List<Entry> steps = phone.latest().get().steps().stream()
                .filter(entry -> !entry.at().isBefore(since))
                .toList();
        return steps.stream()
                        .anyMatch(entry -> entry.event() == Event.SIP_REGISTER
                                && entry.at().isBefore(late))
                && steps.stream().noneMatch(MissedBoots::isBoot);
    }

    private static boolean isBoot(Entry entry) {
        return switch (entry.step()) {
            case DISCOVER, CONFIG, MISSING, REFUSED, FIRMWARE -> true;
            default -> entry.step() == Step.REQUEST && entry.reboot();
        };
    }
}
