package org.dialtone.sip;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dialtone.sip.wire.SipResponse;

/**
 * Asks each registered contact in turn whether it is there (OPTIONS, RFC 3261 section 11), spread evenly over an
 * interval. Any answer counts; silence ends no registration. For one thread.
 */
final class OptionsPing {

    private static final long TICK = 1000;
    /**
     * The limit of questions a tick: more would crowd out the phones' own messages. With more contacts the round takes
     * longer.
     */
    private static final int MOST_A_TICK = 250;

    private final Bindings bindings;
    private final ReachabilityTable pulses;
    private final RegistrationJournal registrationJournal;
    private final RequestFactory requestFactory;
    private final Transactions transactions;
    private final EffectQueue outbox;
    private final InstantSource clock;
    private final Supplier<Accounts> accounts;
    private final Deque<Binding> round = new ArrayDeque<>();
    private final Set<Binding> asked = new HashSet<>();
    private long interval;
    private long elapsed;
    private int size;
    private int done;

    OptionsPing(
            Bindings bindings,
            ReachabilityTable pulses,
            RegistrationJournal registrationJournal,
            RequestFactory requestFactory,
            Transactions transactions,
            EffectQueue outbox,
            InstantSource clock,
            Supplier<Accounts> accounts) {
        this.bindings = bindings;
        this.pulses = pulses;
        this.registrationJournal = registrationJournal;
        this.requestFactory = requestFactory;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
        this.accounts = accounts;
    }

    /**
     * Starts the questions; called once. @param millis time between two questions to the same contact, at least a
     * second
     */
    void begin(long millis) {
        interval = Math.max(TICK, millis);
        elapsed = interval;
        tick();
    }

    private void tick() {
        outbox.after(TICK, this::tick);
        if (elapsed >= interval && round.isEmpty()) {
            refill();
        }
        long due = Math.min(size, size * elapsed / interval + 1);
        for (int now = 0; now < MOST_A_TICK && done < due && !round.isEmpty(); now++) {
            done++;
            ask(round.poll());
        }
        elapsed += TICK;
    }

    private void refill() {
        List<Binding> live = bindings.all();
        pulses.keep(live);
        round.addAll(live);
        size = live.size();
        done = 0;
        elapsed = 0;
    }

    private void ask(Binding binding) {
        Optional<Binding> live = live(binding);
        if (live.isPresent() && !transactions.isFull() && asked.add(binding)) {
            Target target = Target.of(live.get());
            transactions.send(requestFactory.options(target), target.hop(), new Question(binding));
        }
    }

    private Optional<Binding> live(Binding binding) {
        return bindings.of(binding.user()).stream()
                .filter(each -> isSame(each, binding))
                .findFirst();
    }

    private static boolean isSame(Binding one, Binding other) {
        return one.contact().equals(other.contact()) && one.callId().equals(other.callId());
    }

    /** One question to one contact. */
    private final class Question implements ClientTransaction.Listener {

        private final Binding binding;
        private final long begun = clock.millis();

        private Question(Binding binding) {
            this.binding = binding;
        }

        @Override
        public void heard(SipResponse response) {
            if (response.status() >= 200) {
                note(Math.max(0, clock.millis() - begun));
            }
        }

        @Override
        public void failed(int status) {
            note(null);
        }

        private void note(Long ms) {
            asked.remove(binding);
            // A contact that was removed meanwhile, or registered anew after a boot, isn't missing.
            if (live(binding).isEmpty()) {
                return;
            }
            boolean answered = ms != null;
            boolean before = pulses.note(binding, ms, clock.instant())
                    .map(Reachability::answers)
                    .orElse(true);
            if (answered != before) {
                registrationJournal.pulse(binding, answered, accounts.get().get(binding.user()));
            }
        }
    }
}
