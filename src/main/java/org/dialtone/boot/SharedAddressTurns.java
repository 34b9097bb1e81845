package org.dialtone.boot;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.dialtone.app.ActiveListener;
import org.dialtone.app.ActiveRow;
import org.dialtone.app.LinkHearing;
import org.dialtone.app.SharedAddresses;

/** Has the shared addresses on this machine's links for as long as its process is the active one. */
@Singleton
final class SharedAddressTurns implements ActiveListener {

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
        addresses.take(ActiveRow.VALID);
    }

    @Override
    public void renewed() {
        addresses.renew(ActiveRow.VALID);
    }

    @Override
    public void unconfirmed() {
        addresses.hold(ActiveRow.VALID);
    }

    @Override
    public boolean isHeard() {
        return !addresses.isCut();
    }

    @Override
    public Optional<LinkHearing> hearing() {
        return LinkHearing.of(addresses.hearing().values());
    }

    @Override
    public void ended() {
        addresses.release();
    }
}
