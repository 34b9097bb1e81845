package org.dialtone.socket.sip;

import org.dialtone.sip.Source;

/** Receives the events of the transports. */
interface SipLinks {

    /** A message came; it need not be a sound one. */
    void received(byte[] message, Source source);

    /** Whether a registration over this connection is alive. */
    boolean registered(Source link);

    /** A connection is gone. */
    void lost(Source link);
}
