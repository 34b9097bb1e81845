package org.dialtone.recorder;

import java.time.InstantSource;
import java.util.Optional;
import org.dialtone.net.Ip4;

/** Taps for tests of sockets that look at no recording. */
public final class Taps {

    private static final Recorder RECORDER = new Recorder(1 << 20, _ -> Optional.empty(), BootShelf.NONE);

    private Taps() {}

    public static DhcpTap dhcp() {
        return new DhcpTap(RECORDER, InstantSource.system());
    }

    public static FileTap files() {
        return new FileTap(RECORDER, _ -> Optional.empty(), InstantSource.system());
    }

    public static SipTap sip() {
        return new SipTap(RECORDER, _ -> Optional.empty(), Ip4.ANY, InstantSource.system());
    }
}
