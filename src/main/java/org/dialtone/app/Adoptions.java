package org.dialtone.app;

import java.util.List;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.PendingPhone;

/** Takes phones that wait into the site, and out again. Where that can't be, an {@code EditFault} says why. Waits for the disk. */
public interface Adoptions {

    /**
     * @param made whether the extension was made for it
     * @param next how it comes for its account, in words
     */
    record Adoption(MacAddress mac, String number, boolean made, String next) {

        /** The same, with what comes next. */
        public Adoption then(String what) {
            return new Adoption(mac, number, made, what);
        }
    }

    /** Who waits and is no phone of the site, the longest waiting first. */
    List<PendingPhone> waiting();

    /** Who waits with this code; wrong ones are counted, and too many of them are refused for a minute. */
    MacAddress find(String code);

    /** @param number an extension of the site or a new one; null: the next free one of the site's range */
    Adoption adopt(MacAddress mac, String number);

    /** Takes an adopted phone out of the site, and its extension where it was made for it and nobody else has it. */
    void undo(MacAddress mac);

    /** Why phones that are to be adopted by themselves weren't, lately; null: they were, or none came. */
    String trouble();
}
