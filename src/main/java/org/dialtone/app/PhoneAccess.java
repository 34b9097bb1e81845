package org.dialtone.app;

import java.util.List;
import org.dialtone.net.MacAddress;
import org.dialtone.site.EditFault;

/**
 * What an operator can do about a phone that doesn't get its file; an {@code EditFault} says why it can't be done.
 * Waits for the disk.
 */
public interface PhoneAccess {

    /**
     * Makes both MACs one phone: the MAC that the site doesn't name joins the one that it names.
     *
     * @param read the revision at which the phone was read: it is refused where the phone changed since; null: not asked
     */
    void join(Actor who, Long read, MacAddress one, MacAddress other);

    /** Accepts the place where the phone is now. */
    void acceptPlace(MacAddress phone);

    /**
     * Accepts the present place of each phone of the site that holds an address.
     *
     * @param scope of the addresses; null: all; empty: those of no scope
     * @return how many places weren't accepted yet
     * @throws EditFault where there is no such scope
     */
    int acceptPlaces(String scope);

    /** The scopes where most phones are on other ports than before. */
    List<MovedTogether> movedTogether();

    /** Opens the phone's provisioning window. */
    void open(MacAddress phone);

    /**
     * Opens the provisioning windows of all phones of the site.
     *
     * @return the number of these phones
     */
    int openAll();

    /** Shuts the phone's provisioning window. */
    void shut(MacAddress phone);
}
