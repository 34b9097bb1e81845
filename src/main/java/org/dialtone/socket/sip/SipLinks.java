package org.dialtone.socket.sip;

import org.dialtone.sip.Source;
import org.dialtone.sip.wire.Parsed;

/** What the transports bring in. */
interface SipLinks {

    void received(Parsed parsed, Source source);

    /** Whether a phone has registered over this connection, and is still. */
    boolean registered(Source link);

    /** A connection is gone. */
    void lost(Source link);
}
