package org.dialtone.web.tls;

/** Why TLS can't be served, and what to do, in one line for the operator. */
final class TlsFault extends Exception {

    private static final long serialVersionUID = 1L;

    TlsFault(String says, Throwable cause) {
        super(says, cause);
    }
}
