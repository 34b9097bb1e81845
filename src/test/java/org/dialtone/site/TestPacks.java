package org.dialtone.site;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.net.Oui;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VendorPack;

/** Packs that know no more than who made a phone. */
final class TestPacks {

    private TestPacks() {
    }

    static Packs packs() {
        return new Packs(List.of(pack("yealink", "001565"), pack("fanvil", "0c383e"), pack("grandstream", "000b82"),
                pack("dinstar", "f8a03d"), pack("ale", "00809f"), pack("htek", "001fc1"), pack("snom", "000413")));
    }

    private static VendorPack pack(String key, String oui) {
        return new VendorPack(key, key, Set.of(Oui.of(oui)), List.of(), List.of(), Map.of(), List.of(), false);
    }
}
