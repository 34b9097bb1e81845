package org.dialtone.provision;

import java.time.InstantSource;
import java.util.SplittableRandom;
import org.dialtone.phone.PlaceBook;
import org.dialtone.phone.PlaceStore;

/** What provisioning remembers of phones, beside the fleet. */
public record Books(GuestBook guests, PlaceBook places, Windows windows) {

    /** That keep nothing; for tests. */
    public static Books forgetful(InstantSource clock) {
        return new Books(new GuestBook(GuestStore.forgetful(), new SplittableRandom(1), clock), new PlaceBook(PlaceStore.forgetful()),
                new Windows(DeliveryStore.forgetful(), clock));
    }
}
