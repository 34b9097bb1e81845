package org.dialtone.sip;

import java.time.InstantSource;
import org.dialtone.journal.Journal;

/**
 * The parts of a registrar that the whole SIP server uses: its proxy, and what the box tells phones itself.
 */
record RegistrarParts(
        Bindings bindings,
        ContactRoutes routes,
        ReachabilityTable pulses,
        SubscriptionBook subscriptions,
        ResponseFactory replies,
        Authenticator authenticator,
        ClientHistory clients,
        ProvenConnections connections,
        LeaseTrust trust,
        PendingChecks pendingChecks,
        HeldAnswers heldAnswers,
        ShortTerm shortTerm,
        BindingValidity validity,
        RegistrationJournal registrationJournal,
        EffectQueue outbox,
        Journal journal,
        InstantSource clock) {

    /** Why this binding, which is live no more, has ended. */
    BindingEnd end(Binding binding) {
        return binding.expires().isAfter(clock.instant()) ? validity.end(binding) : BindingEnd.EXPIRED;
    }
}
