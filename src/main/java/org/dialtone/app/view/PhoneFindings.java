package org.dialtone.app.view;

import java.util.List;
import java.util.Map;
import org.dialtone.journal.PhoneFinding;
import org.dialtone.net.MacAddress;

/** Tells what there is about phones beside their own journeys. Safe to ask from any thread that may wait. */
public interface PhoneFindings {

    /** @param phones all phones as they are now */
    Map<MacAddress, PhoneFinding> among(List<PhoneView> phones);
}
