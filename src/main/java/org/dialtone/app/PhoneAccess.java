package org.dialtone.app;

import org.dialtone.net.MacAddress;

/** What an operator may do about a phone that doesn't get its file. Where it can't be, an {@code EditFault} says why. Waits for the disk. */
public interface PhoneAccess {

    /** Both MACs are one phone: the one that the site doesn't name joins the one that it names. */
    void join(MacAddress one, MacAddress other);

    /** The phone may be where it is now. */
    void acceptPlace(MacAddress phone);

    /** Each phone of the site that holds an address may be where it is now; gives how many weren't yet. */
    int acceptPlaces();

    /** Opens the phone's window. */
    void open(MacAddress phone);

    /** Opens the windows of all phones of the site, and gives how many they are. */
    int openAll();

    /** Shuts the phone's window. */
    void shut(MacAddress phone);
}
