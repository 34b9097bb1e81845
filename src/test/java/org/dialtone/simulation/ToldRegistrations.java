package org.dialtone.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dialtone.sip.Binding;
import org.dialtone.sip.wire.CSeq;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipUri;

/**
 * What the box promises of the registrations that it tells phones of: the disk has them before, unless its commit failed
 * or took longer than phones wait, and a crash takes none that the disk had.
 */
final class ToldRegistrations {

    /** The box's limit; its timers know whole milliseconds. */
    private static final long LONGEST = Duration.ofMillis(400 - 1).toNanos();

    private final VirtualDisk disk;
    /** By user and contact, what was told while the disk had it. */
    private final Map<List<Object>, Binding> told = new HashMap<>();

    ToldRegistrations(VirtualDisk disk) {
        this.disk = disk;
    }

    /** A message leaves, while the box has these bindings. */
    void says(SipMessage message, Supplier<List<Binding>> bindings) {
        if (message instanceof SipResponse response
                && response.status() == 200
                && response.cseq().map(CSeq::method).filter("REGISTER"::equals).isPresent()) {
            String user = user(response);
            bindings.get().stream()
                    .filter(each -> each.user().equals(user) && isFrom(each, response))
                    .forEach(this::says);
        }
    }

    private void says(Binding binding) {
        if (isStored(binding)) {
            told.put(contact(binding), binding);
        } else if (!disk.hasFailed(binding.user()) && disk.age(binding) < LONGEST) {
            throw violation(binding, "is told to its phone before it is on the disk");
        }
    }

    /** The process ends, with these bindings; what it has changed since it was told may be on the disk or not. */
    void crashes(List<Binding> bindings) {
        told.values().removeIf(each -> bindings.stream().noneMatch(now -> isOf(now, each)));
    }

    /** Another process starts on the disk. */
    void starts() {
        told.values().stream().filter(binding -> !isStored(binding)).findFirst().ifPresent(lost -> {
            throw violation(lost, "was told to its phone when it was on the disk, and a crash took it");
        });
    }

    private boolean isStored(Binding binding) {
        return disk.storedBindings().stream().anyMatch(stored -> isOf(stored, binding));
    }

    /** Whether it comes from the same REGISTER, or from a later one of the same boot. */
    private static boolean isOf(Binding now, Binding before) {
        return contact(now).equals(contact(before))
                && now.callId().equals(before.callId())
                && now.cseq() >= before.cseq();
    }

    private static List<Object> contact(Binding binding) {
        return List.of(binding.user(), binding.contact());
    }

    private static boolean isFrom(Binding binding, SipResponse answered) {
        return binding.callId().equals(answered.callId())
                && binding.cseq() == answered.cseq().orElseThrow().number();
    }

    private static String user(SipResponse response) {
        Optional<SipUri> to = response.to().flatMap(NameAddress::sipUri);
        return to.map(SipUri::user).orElse("");
    }

    private static Violation violation(Binding binding, String what) {
        return new Violation(
                "the registration " + binding + " " + what,
                List.of(binding.user(), binding.source().toString()));
    }
}
