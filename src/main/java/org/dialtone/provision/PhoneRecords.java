package org.dialtone.provision;

import java.time.InstantSource;
import java.util.SplittableRandom;
import org.dialtone.phone.PlaceBook;
import org.dialtone.phone.PlaceStore;

/**
 * The records that provisioning keeps of phones, beside the fleet.
 *
 * @param reports what phones said of their registration at an external PBX
 * @param served  the file that each phone got last
 * @param rollouts which phones new firmware has come to
 */
public record PhoneRecords(
        PendingPhones pendingPhones,
        PlaceBook places,
        WindowBook windows,
        ReportBook reports,
        ServedFiles served,
        RolloutGate rollouts) {

    /** Records that keep nothing; for tests. */
    public static PhoneRecords forgetful(InstantSource clock) {
        return new PhoneRecords(
                new PendingPhones(PendingPhoneStore.forgetful(), new SplittableRandom(1), clock),
                new PlaceBook(PlaceStore.forgetful()),
                new WindowBook(DeliveryStore.forgetful(), clock),
                new ReportBook(ReportStore.forgetful()),
                new ServedFiles(ServedFileStore.forgetful(), clock),
                RolloutGate.CLOSED);
    }
}
