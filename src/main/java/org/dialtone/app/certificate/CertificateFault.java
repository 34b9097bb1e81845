package org.dialtone.app.certificate;

/** Why a certificate can't be taken or given up, in one sentence; nothing was changed. */
public final class CertificateFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final boolean disk;

    /** The certificate is to blame. @param remedy a sentence */
    public CertificateFault(String says, String remedy) {
        this(says, remedy, false, null);
    }

    private CertificateFault(String says, String remedy, boolean disk, Throwable cause) {
        super(says, cause);
        this.remedy = remedy;
        this.disk = disk;
    }

    /** The box's disk is to blame. */
    public static CertificateFault ofDisk(String says, Throwable cause) {
        return new CertificateFault(says, "Make room on the disk, or the data folder writable.", true, cause);
    }

    public String remedy() {
        return remedy;
    }

    /** Whether the box's disk is to blame, and not the certificate. */
    public boolean isDisk() {
        return disk;
    }
}
