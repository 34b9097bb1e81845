package org.dialtone.sip;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.dialtone.journal.Journal;

/**
 * The parts of a registrar that the whole SIP server uses: its proxy, and what the box tells phones itself.
 *
 * @param nanos elapsed time that no clock setting moves, in nanoseconds
 */
record RegistrarParts(
        Bindings bindings,
        ContactRoutes routes,
        ReachabilityTable pulses,
        ResponseFactory replies,
        Authenticator authenticator,
        ClientHistory clients,
        LeaseTrust trust,
        PendingChecks pendingChecks,
        BindingValidity validity,
        RegistrationJournal registrationJournal,
        EffectQueue outbox,
        Journal journal,
        InstantSource clock,
        LongSupplier nanos) {

    /** Why this binding, which is live no more, has ended. */
    BindingEnd end(Binding binding) {
        return binding.expires().isAfter(clock.instant()) ? validity.end(binding) : BindingEnd.EXPIRED;
    }
}
