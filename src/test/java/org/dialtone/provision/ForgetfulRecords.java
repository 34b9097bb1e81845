package org.dialtone.provision;

import java.time.InstantSource;
import java.util.SplittableRandom;
import org.dialtone.phone.Forgetful;
import org.dialtone.phone.PlaceBook;
import org.dialtone.phone.PlaceStore;

/** Records of phones that end with the test. */
public final class ForgetfulRecords {

    private ForgetfulRecords() {}

    public static PhoneRecords by(InstantSource clock) {
        return new PhoneRecords(
                new PendingPhones(Forgetful.store(PendingPhoneStore.class), new SplittableRandom(1), clock),
                new PlaceBook(Forgetful.store(PlaceStore.class)),
                new WindowBook(Forgetful.store(DeliveryStore.class), clock),
                new ReportBook(Forgetful.store(ReportStore.class)),
                new ServedFiles(Forgetful.store(ServedFileStore.class), clock),
                RolloutGate.CLOSED);
    }
}
