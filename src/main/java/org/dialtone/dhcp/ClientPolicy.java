package org.dialtone.dhcp;

import java.util.List;

/**
 * The plan's settings for one client.
 *
 * @param reserved its reservation, or null
 * @param classes  its classes, in the plan's order
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
