package org.dialtone.app;

import java.io.IOException;
import java.util.List;

/**
 * The authority and certificates that all machines of one database have: that of the folder {@code tls} of the one that
 * serves. A box alone shares nothing.
 */
public interface SharedCertificates {

    SharedCertificates ALONE = new SharedCertificates() {
        @Override
        public boolean serve() {
            return false;
        }

        @Override
        public List<String> others() {
            return List.of();
        }

        @Override
        public void look(List<String> own) {}

        @Override
        public void store() {}
    };

    /**
     * This process serves from now on: with the certificates of the one before it, or its own where there are none yet.
     * Until then it changes nothing that is shared.
     *
     * @return whether there are others, so that what was read from the folder before may be out of date
     * @throws StartupFault where they can't be had
     */
    boolean serve();

    /** The names and addresses by which the other machines are reached, as of the last {@link #look}. */
    List<String> others();

    /**
     * Tells the others this machine's names and addresses, and stores what couldn't be stored before; to be called once in
     * a while. Waits for the database, and fails silently where that is away.
     */
    void look(List<String> own);

    /**
     * Stores what the folder holds now, for the machine that serves next. Waits for the database.
     *
     * @throws IOException where that is away; {@link #look} tries it again
     */
    void store() throws IOException;
}
