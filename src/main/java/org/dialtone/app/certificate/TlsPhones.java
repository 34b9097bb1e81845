package org.dialtone.app.certificate;

import java.util.Collections;
import java.util.Map;
import org.dialtone.app.Snapshots;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.Ip4;
import org.dialtone.sip.Binding;
import org.dialtone.sip.Transport;

/** The phones that speak TLS with the box, and may trust its own authority alone. Safe to use from any thread. */
public final class TlsPhones {

    private static final int MOST = 60_000;

    private final Snapshots snapshots;
    private final Map<Ip4, Boolean> fetched = Collections.synchronizedMap(BoundedMap.byAccess(MOST));

    public TlsPhones(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * How many there are.
     *
     * @param files      fetched a file by HTTPS since the box started
     * @param registered are registered by SIP over TLS now
     */
    public record Tally(int files, int registered) {

        public boolean isNone() {
            return files + registered == 0;
        }
    }

    /** A phone at this address got a file by HTTPS. */
    public void fetched(Ip4 from) {
        fetched.put(from, true);
    }

    public Tally tally() {
        long registered = snapshots.bindings().stream()
                .filter(binding -> binding.transport() == Transport.TLS)
                .map(Binding::source)
                .distinct()
                .count();
        return new Tally(fetched.size(), (int) registered);
    }
}
