package org.dialtone.sip;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * What a call to an emergency number would do now, found out without a call: nothing rings, and nobody is alarmed.
 *
 * @param rung  who would ring; empty where nobody is listed
 * @param alone extensions whose own call would ring nobody, as no other phone is there to ring
 */
public record EmergencyCheck(String number, Verdict verdict, List<Rung> rung, List<String> alone) {

    /** What the caller would get. */
    public enum Verdict {
        /** At least one phone rings, as far as the box knows. */
        RINGS,
        /** Phones are registered, and none of them answers the box. */
        NOBODY_ANSWERS,
        /** Extensions are listed, and none of them is registered. */
        NOBODY_REGISTERED,
        /** The site has neither a list nor an extension of this number. */
        NOBODY_LISTED,
        /** An external PBX takes calls. */
        ELSEWHERE
    }

    /** An extension that would ring, with its phones; none: it isn't registered. */
    public record Rung(String extension, String name, List<Phone> phones) {}

    /**
     * A registered phone.
     *
     * @param mac     the device that held the address as it registered; null: not known
     * @param answers whether it answers the box; null: it wasn't asked yet
     */
    public record Phone(Ip4 address, MacAddress mac, Boolean answers) {

        /** Whether it is known not to answer. */
        public boolean isSilent() {
            return Boolean.FALSE.equals(answers);
        }
    }

    /**
     * Looks at each emergency number.
     *
     * @param bindings all contacts that are registered now
     * @param pulse    whether a contact answers; empty: it wasn't asked yet
     */
    public static List<EmergencyCheck> all(
            SipPlan plan, Collection<Binding> bindings, Function<Binding, Optional<Reachability>> pulse) {
        return new TreeSet<>(SipPlan.EMERGENCY)
                .stream().map(number -> of(number, plan, bindings, pulse)).toList();
    }

    private static EmergencyCheck of(
            String number,
            SipPlan plan,
            Collection<Binding> bindings,
            Function<Binding, Optional<Reachability>> pulse) {
        if (!plan.serving()) {
            return new EmergencyCheck(number, Verdict.ELSEWHERE, List.of(), List.of());
        }
        List<Rung> rung = plan.rings(number).stream()
                .map(user -> new Rung(
                        user,
                        CallerIdentity.name(plan.extensions().get(user)),
                        bindings.stream()
                                .filter(binding -> binding.user().equals(user))
                                .map(binding -> phone(binding, pulse))
                                .toList()))
                .toList();
        return new EmergencyCheck(number, verdict(rung), rung, alone(rung));
    }

    private static Phone phone(Binding binding, Function<Binding, Optional<Reachability>> pulse) {
        return new Phone(
                binding.source(),
                binding.holder(),
                pulse.apply(binding).map(Reachability::answers).orElse(null));
    }

    private static Verdict verdict(List<Rung> rung) {
        List<Phone> phones =
                rung.stream().flatMap(each -> each.phones().stream()).toList();
        if (rung.isEmpty()) {
            return Verdict.NOBODY_LISTED;
        }
        if (phones.isEmpty()) {
            return Verdict.NOBODY_REGISTERED;
        }
        return phones.stream().allMatch(Phone::isSilent) ? Verdict.NOBODY_ANSWERS : Verdict.RINGS;
    }

    /** A phone never rings for its own call: where all that would ring is at one address, that phone is alone. */
    private static List<String> alone(List<Rung> rung) {
        Set<Ip4> addresses = rung.stream()
                .flatMap(each -> each.phones().stream())
                .map(Phone::address)
                .collect(Collectors.toSet());
        return addresses.size() != 1
                ? List.of()
                : rung.stream()
                        .filter(each -> !each.phones().isEmpty())
                        .map(Rung::extension)
                        .toList();
    }
}
