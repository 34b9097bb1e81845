package org.dialtone.provision;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.PackFile;
import org.dialtone.phone.VendorPack;

/**
 * A match of a file name with a pack.
 *
 * @param claimed  the phone that the name contains, or null
 * @param revision the revision of the asking phone's hardware that the name contains, with dots, or null
 * @param page     the page of a phone book with several pages, from 1
 */
record FileMatch(VendorPack pack, PackFile file, MacAddress claimed, String revision, int page) {

    /**
     * An address, plain or in pairs; a name that contains one belongs to that phone alone, and the digits are no model.
     */
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9a-f]{12}|[0-9a-f]{2}(?:[-_][0-9a-f]{2}){5}", Pattern.CASE_INSENSITIVE);

    /** The match of this file of a pack with the name. */
    static Optional<FileMatch> of(VendorPack pack, PackFile file, String name) {
        Matcher found = file.pattern().matcher(name);
        if (!found.matches()
                || found.namedGroups().containsKey("model")
                        && ADDRESS.matcher(found.group("model")).find()) {
            return Optional.empty();
        }
        String mac = found.namedGroups().containsKey("mac") ? found.group("mac").replace('_', '-') : null;
        String revision = found.namedGroups().containsKey("revision")
                ? found.group("revision").replace('_', '.')
                : null;
        int page = found.namedGroups().containsKey("page") ? Integer.parseInt(found.group("page")) : 1;
        return Optional.of(new FileMatch(pack, file, MacAddress.parse(mac).orElse(null), revision, page));
    }

    /** Whether the name is an address alone, which doesn't tell the vendor: any phone may ask for it. */
    boolean isBare() {
        return file.name().equalsIgnoreCase("{mac}");
    }

    String template() {
        return pack.key() + "/" + file.template();
    }
}
