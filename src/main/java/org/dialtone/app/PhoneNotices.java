package org.dialtone.app;

import java.util.List;
import java.util.function.Supplier;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Resync.Round;

/** Tells phones to fetch their files, beside what an operator has them told. Safe to use from any thread. */
public interface PhoneNotices {

    /**
     * Begins to tell these phones, one after the other.
     *
     * @param perSecond 1 to {@link org.dialtone.phone.Resync#FASTEST}
     * @return how far it is whenever it is asked
     */
    Supplier<Round> notify(List<MacAddress> phones, int perSecond);
}
