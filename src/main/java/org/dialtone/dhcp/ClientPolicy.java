package org.dialtone.dhcp;

import java.util.List;

/**
 * What the plan says of one client.
 *
 * @param reserved null where nothing is reserved for it
 * @param classes  those that it belongs to, in the plan's order
 */
record ClientPolicy(Reserved reserved, List<ClassRule> classes) {

    /** A reservation whose options are ready to be sent. */
    record Reserved(Reservation reservation, OptionLevel settings) {}

    boolean isOf(String className) {
        for (ClassRule rule : classes) {
            if (rule.name().equals(className)) {
                return true;
            }
        }
        return false;
    }
}
