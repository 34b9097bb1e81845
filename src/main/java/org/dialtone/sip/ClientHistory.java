package org.dialtone.sip;

import org.dialtone.net.Ip4;

/** What is known of those who ask: how they like to be challenged, and how often they got it wrong. */
record ClientHistory(OfferedAlgorithms offers, FailedPasswords failures) {

    /** It has answered a challenge well. */
    void proven(Ip4 source, String user) {
        offers.answered(source, user);
        failures.passed(source, user);
    }
}
