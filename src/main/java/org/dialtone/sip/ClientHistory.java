package org.dialtone.sip;

import org.dialtone.net.Ip4;

/** What the box knows of its clients: the challenges that suit them, and the number of their failed passwords. */
record ClientHistory(OfferedAlgorithms offers, FailedPasswords failures) {

    /** Notes that a client has answered a challenge with the right password. */
    void proven(Ip4 source, String user) {
        offers.answered(source, user);
        failures.passed(source, user);
    }
}
