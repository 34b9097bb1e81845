package org.dialtone.simulate;

import java.time.Duration;

/**
 * What a phone read in its file about one line.
 *
 * @param transport {@code udp}, {@code tcp} or {@code tls}
 * @param expires   what it asks the registrar for
 */
record LineAccount(
        String user, String authName, String password, String host, int port, String transport, Duration expires) {

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + transport;
    }
}
