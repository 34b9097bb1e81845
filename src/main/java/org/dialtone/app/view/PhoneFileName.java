package org.dialtone.app.view;

import java.util.Optional;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.PackFile;
import org.dialtone.phone.VendorPack;

/** The name of a phone's own file. */
final class PhoneFileName {

    private PhoneFileName() {}

    /**
     * The file's name in the spelling of the vendor's phones; empty where the name depends on an unknown value.
     *
     * @param model the phone's model, or null
     */
    static Optional<String> name(VendorPack pack, MacAddress mac, String model) {
        return pack.files().stream()
                .filter(file -> file.kind() == PackFile.Kind.PHONE && file.suits(model))
                .map(file -> file.filled(mac, pack.upperCaseMac(), model))
                .filter(name -> name.indexOf('{') < 0)
                .findFirst();
    }
}
