package org.dialtone.simulate;

import java.time.Duration;

/**
 * One line's account, as a phone reads it in its file.
 *
 * @param transport {@code udp}, {@code tcp} or {@code tls}
 * @param expires   the expiry that the phone asks the registrar for
 */
record LineAccount(
        String user, String authName, String password, String host, int port, String transport, Duration expires) {

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + transport;
    }
}
