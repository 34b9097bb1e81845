package org.dialtone.app.certificate;

import org.dialtone.app.Said;

/** Why a certificate can't be taken or given up, in one sentence; nothing was changed. */
public final class CertificateFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Said why;
    private final transient Said advice;
    private final boolean disk;

    /** The certificate is to blame. @param advice a sentence */
    public CertificateFault(Said why, Said advice) {
        this(why, advice, false, null);
    }

    private CertificateFault(Said why, Said advice, boolean disk, Throwable cause) {
        super(why.says(), cause);
        this.why = why;
        this.advice = advice;
        this.disk = disk;
    }

    /** The box's disk is to blame. */
    public static CertificateFault ofDisk(String says, Throwable cause) {
        return new CertificateFault(Said.of("certificate.disk", says), Said.of("certificate.disk.do"), true, cause);
    }

    /** The message, to be worded in a reader's language. */
    public Said why() {
        return why;
    }

    /** What would be right, as a sentence. */
    public Said advice() {
        return advice;
    }

    /** Whether the box's disk is to blame, and not the certificate. */
    public boolean isDisk() {
        return disk;
    }
}
