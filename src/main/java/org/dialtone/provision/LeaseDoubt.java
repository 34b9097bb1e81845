package org.dialtone.provision;

import org.dialtone.journal.Event;

/** Why a phone's file is refused or comes without an account, with the journal's events for both. */
enum LeaseDoubt {
    /** The site doesn't list the phone. */
    UNKNOWN(Event.FILE_REFUSED_UNKNOWN_PHONE, Event.FILE_REFUSED_UNKNOWN_PHONE),
    /** The site doesn't list the phone; it gets a file without an account and waits for its adoption. */
    HELD(Event.FILE_REFUSED_UNKNOWN_PHONE, Event.FILE_HELD),
    /** The device at this phone's address asked for the file of another MAC. */
    OTHERS(Event.FILE_REFUSED_OTHERS_FILE, Event.FILE_BARE_OTHERS_FILE),
    /** The box knows no holder of the asking address. */
    NOBODY(Event.FILE_REFUSED_NO_LEASE, Event.FILE_BARE_NO_LEASE),
    /** One address asked for the files of several phones. */
    SHARED(Event.FILE_REFUSED_SHARED_ADDRESS, Event.FILE_BARE_SHARED_ADDRESS),
    /** The device that answers at the asking address is not the one that has the lease. */
    NEIGHBOUR(Event.FILE_REFUSED_WRONG_DEVICE, Event.FILE_BARE_WRONG_DEVICE),
    /** No device answers at the asking address, so the box can't tell which device asks, and gives nothing. */
    UNMET(Event.FILE_REFUSED_NO_ANSWER, Event.FILE_REFUSED_NO_ANSWER),
    /** The phone is connected to another switch port than at its last good boot. */
    PLACE(Event.FILE_REFUSED_MOVED, Event.FILE_BARE_MOVED),
    /** The provisioning window is closed; then nothing is given. */
    WINDOW(Event.FILE_REFUSED_WINDOW_CLOSED, Event.FILE_REFUSED_WINDOW_CLOSED);

    final Event refused;
    final Event bare;

    LeaseDoubt(Event refused, Event bare) {
        this.refused = refused;
        this.bare = bare;
    }
}
