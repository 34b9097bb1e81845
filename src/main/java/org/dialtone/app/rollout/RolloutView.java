package org.dialtone.app.rollout;

import java.util.List;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Firmware;

/**
 * How far a rollout has come.
 *
 * @param ring    0: the canaries
 * @param phones  number of phones of its kind
 * @param told    number of phones that were told and have yet to come back
 * @param runs    number of phones that run it, and are registered
 * @param waiting number of phones that were not told
 * @param out     the phones that stayed out
 * @param absent  whether the firmware file isn't on the box
 * @param busy    whether these are business hours
 */
public record RolloutView(
        String id,
        Firmware firmware,
        Standing standing,
        int ring,
        int phones,
        int told,
        int runs,
        int waiting,
        List<MacAddress> out,
        boolean absent,
        boolean busy) {

    /** Whether every phone of its kind runs it, but for those that were set aside. */
    public boolean isDone() {
        return phones > 0 && told == 0 && waiting == 0 && standing != Standing.OVERDUE;
    }
}
