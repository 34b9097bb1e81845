package org.dialtone.sip;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.SipPlan.Number;

/** Tells the state of each number of the site from calls and registrations. For the SIP thread. */
final class LineStates {

    private final Bindings bindings;
    private final ReachabilityTable pulses;
    private final CallBook calls;
    private final Supplier<SipPlan> plan;

    LineStates(Bindings bindings, ReachabilityTable pulses, CallBook calls, Supplier<SipPlan> plan) {
        this.bindings = bindings;
        this.pulses = pulses;
        this.calls = calls;
        this.plan = plan;
    }

    /** Whether the site has this number. */
    boolean has(String number) {
        return plan.get().extensions().containsKey(number)
                || plan.get().numbers().containsKey(number);
    }

    /** What those who watch a number are told of it now. */
    StateDocuments documents(String number) {
        return new StateDocuments(number, of(number), plan.get().pickers(number));
    }

    private LineState of(String number) {
        SipPlan now = plan.get();
        List<LineDialog> dialogs = calls.lines().stream()
                .flatMap(line -> dialog(number, line, now).stream())
                .sorted(Comparator.comparingLong(LineDialog::call))
                .toList();
        return new LineState(isRegistered(number, now), dialogs);
    }

    private boolean isRegistered(String number, SipPlan now) {
        return now.rings(number).stream()
                .flatMap(user -> bindings.of(user).stream())
                .anyMatch(pulses::isThere);
    }

    private static Optional<LineDialog> dialog(String number, CallLine line, SipPlan plan) {
        Call call = line.call();
        if (line.proven() && call.caller().equals(number)) {
            return Optional.of(calling(call, plan));
        }
        boolean called = line.isAnswered()
                ? number.equals(call.answeredBy())
                        || number.equals(call.called()) && plan.numbers().containsKey(number)
                : line.rings() && isCalled(number, call, plan);
        return called
                ? Optional.of(new LineDialog(
                        call.id(),
                        true,
                        line.isAnswered(),
                        call.caller(),
                        line.proven() ? name(call.callerName()) : ""))
                : Optional.empty();
    }

    /**
     * The call as its caller's lamp shows it: busy from the beginning, because lamps that are told of an early dialog
     * blink as if the phone was called.
     */
    private static LineDialog calling(Call call, SipPlan plan) {
        String other = call.answeredBy() == null ? call.called() : call.answeredBy();
        Extension extension = plan.extensions().get(other);
        Number number = plan.numbers().get(other);
        String name = extension != null ? extension.name() : number != null ? number.name() : null;
        return new LineDialog(call.id(), false, true, other, name(name));
    }

    private static String name(String known) {
        return known == null ? "" : known;
    }

    /** Whether a phone of this number rings for the call, or would. */
    static boolean isCalled(String number, Call call, SipPlan plan) {
        return call.called().equals(number) || plan.rings(call.called()).contains(number);
    }

    /** The numbers whose state this call may have changed. */
    Set<String> touched(Call call) {
        Set<String> touched = new HashSet<>(plan.get().rings(call.called()));
        touched.add(call.caller());
        touched.add(call.called());
        if (call.answeredBy() != null) {
            touched.add(call.answeredBy());
        }
        return touched;
    }

    /** The numbers whose state the registrations of this extension may have changed. */
    Stream<String> touched(String user) {
        return Stream.concat(
                Stream.of(user),
                plan.get().numbers().values().stream()
                        .filter(number -> number.ring().contains(user))
                        .map(Number::number));
    }
}
