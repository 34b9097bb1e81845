package org.dialtone.site.compile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dialtone.provision.ProvisionPlan.CallPickup;
import org.dialtone.sip.SipPlan;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.RegistrarMode;

/** Whose calls each extension may take while they ring, as the box has it; an external PBX has codes of its own. */
final class CallPickups {

    private final Map<String, Set<String>> byExtension = new HashMap<>();

    CallPickups(Site site) {
        if (site.registrar().mode() == RegistrarMode.BUILTIN) {
            site.numbers().stream().filter(Site.Number::pickup).forEach(this::add);
        }
    }

    private void add(Site.Number number) {
        for (String extension : number.ring()) {
            Set<String> others = byExtension.computeIfAbsent(extension, _ -> new HashSet<>());
            others.add(number.number());
            number.ring().stream().filter(other -> !other.equals(extension)).forEach(others::add);
        }
    }

    CallPickup of(String extension) {
        Set<String> numbers = byExtension.getOrDefault(extension, Set.of());
        return numbers.isEmpty() ? CallPickup.NONE : new CallPickup(SipPlan.PICKUP_PREFIX, Set.copyOf(numbers));
    }
}
