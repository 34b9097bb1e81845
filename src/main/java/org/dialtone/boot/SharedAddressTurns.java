package org.dialtone.boot;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.dialtone.app.ActiveListener;
import org.dialtone.app.SharedAddresses;

/** Has the shared addresses on this machine's links for as long as its process is the active one. */
@Singleton
final class SharedAddressTurns implements ActiveListener {

    /** As long as a process that is silent counts as the active one. */
    private static final Duration VALID = Duration.ofSeconds(10);

    private final SharedAddresses addresses;

    SharedAddressTurns(SharedAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public void ready() {
        addresses.release();
    }

    @Override
    public void taken() {
        addresses.take(VALID);
    }

    @Override
    public void renewed() {
        addresses.renew(VALID);
    }

    @Override
    public void cut() {
        addresses.hold(VALID);
    }

    @Override
    public boolean isHeard() {
        return !addresses.isCut();
    }

    @Override
    public void ended() {
        addresses.release();
    }
}
