package org.dialtone.phone;

import java.util.List;
import java.util.Map;
import org.dialtone.net.MacAddress;

/** Keeps the places of phones; stores after the fact, and no caller waits for it. */
public interface PlaceStore {

    Map<MacAddress, List<String>> load();

    /** Stores all places of the phone, the latest first; an empty list forgets the phone. */
    void remember(MacAddress phone, List<String> places);
}
