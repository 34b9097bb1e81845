package org.dialtone.socket.sip;

import org.dialtone.sip.Source;
import org.dialtone.sip.wire.Parsed;

/** Receives the events of the transports. */
interface SipLinks {

    void received(Parsed parsed, Source source);

    /** Whether a registration over this connection is alive. */
    boolean registered(Source link);

    /** A connection is gone. */
    void lost(Source link);
}
