package org.dialtone.phone;

import java.util.List;
import java.util.Map;
import org.dialtone.net.MacAddress;

/** Keeps the places of phones; written behind, never waited for. */
public interface PlaceStore {

    Map<MacAddress, List<String>> load();

    /** All that the phone has now, the latest first; none: forget it. */
    void remember(MacAddress phone, List<String> places);

    /** Begins empty and keeps nothing. */
    static PlaceStore forgetful() {
        return new PlaceStore() {
            @Override
            public Map<MacAddress, List<String>> load() {
                return Map.of();
            }

            @Override
            public void remember(MacAddress phone, List<String> places) {
                // Forgotten: that is what it is for.
            }
        };
    }
}
