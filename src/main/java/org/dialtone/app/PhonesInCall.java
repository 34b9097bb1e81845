package org.dialtone.app;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.sip.Call;

/**
 * The phones that ring or talk, which nobody tells anything that may disturb a call. Safe to use from any thread.
 *
 * @param plan  the site's phones and their lines
 * @param calls the ringing and answered calls
 */
public record PhonesInCall(Supplier<ProvisionPlan> plan, Supplier<List<Call>> calls) {

    /** Whether a phone has an extension with a call, as the calls are now. */
    public Predicate<MacAddress> now() {
        Set<String> busy = new HashSet<>();
        for (Call call : calls.get()) {
            busy.add(call.caller());
            busy.add(call.answeredBy() == null ? call.called() : call.answeredBy());
        }
        ProvisionPlan present = plan.get();
        return mac -> Optional.ofNullable(present.phones().get(mac)).stream()
                .flatMap(phone -> phone.lines().stream())
                .anyMatch(line -> busy.contains(line.number()));
    }
}
