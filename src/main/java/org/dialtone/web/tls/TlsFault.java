package org.dialtone.web.tls;

/** Says why the box can't serve TLS, and what to do, in one line for the operator. */
final class TlsFault extends Exception {

    private static final long serialVersionUID = 1L;

    TlsFault(String says, Throwable cause) {
        super(says, cause);
    }
}
