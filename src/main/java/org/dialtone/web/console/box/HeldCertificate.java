package org.dialtone.web.console.box;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.dialtone.app.certificate.GivenCertificate.Checked;

/** The certificate that was checked and waits for the word; in memory alone, as its key is with it. */
@ApplicationScoped
class HeldCertificate {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final InstantSource clock;
    private Held held;

    @Inject
    HeldCertificate(InstantSource clock) {
        this.clock = clock;
    }

    /** @param pem with the key */
    record Held(String pem, Checked checked, Instant since) {}

    synchronized void hold(String pem, Checked checked) {
        held = new Held(pem, checked, clock.instant());
    }

    synchronized Optional<Held> find() {
        if (held != null && held.since().plus(LONGEST).isBefore(clock.instant())) {
            held = null;
        }
        return Optional.ofNullable(held);
    }

    /** The one that the reader saw; empty where another admin's took its place, or it waited for too long. */
    synchronized Optional<Held> find(String fingerprint) {
        return find().filter(each -> each.checked().certificate().fingerprint().equals(fingerprint));
    }

    synchronized void forget() {
        held = null;
    }
}
