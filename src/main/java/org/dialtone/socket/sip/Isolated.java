package org.dialtone.socket.sip;

import org.jboss.logging.Logger;

/** Stops a failure at one message or timer from ending others, and logs it, which Netty would not do. */
final class Isolated {

    private static final Logger LOG = Logger.getLogger(Isolated.class);

    private Isolated() {}

    static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("SIP failed at a message", e);
        }
    }
}
