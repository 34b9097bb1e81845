package org.dialtone.app;

import java.util.List;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.PendingPhone;
import org.dialtone.site.model.Complaint;

/**
 * Takes waiting phones into the site, and takes adopted phones out again; an {@code EditFault} says why it can't. Waits
 * for the disk.
 */
public interface Adoptions {

    /**
     * A phone that was adopted.
     *
     * @param made whether the adoption made the extension
     * @param next how the phone gets its account, in words
     */
    record Adoption(MacAddress mac, String number, boolean made, String next) {

        /** The same adoption with another next step. */
        public Adoption then(String what) {
            return new Adoption(mac, number, made, what);
        }
    }

    /** The phones that wait for an adoption and are no phones of the site, the longest waiting first. */
    List<PendingPhone> waiting();

    /** The phone that waits with this code. Wrong codes are counted; too many of them are refused for a minute. */
    MacAddress find(String code);

    /**
     * Adopts a phone.
     *
     * @param number an extension of the site or a new one; null: the next free number of the site's range
     */
    Adoption adopt(Actor who, MacAddress mac, String number);

    /**
     * Takes an adopted phone out of the site, and its extension too where the adoption made it and nobody else has it.
     *
     * @param read the revision at which the phone was read: it is refused where the phone changed since; null: not asked
     */
    void undo(Actor who, Long read, MacAddress mac);

    /** Why automatic adoptions failed lately; null: they succeeded, or no phone came for one. */
    Complaint trouble();
}
