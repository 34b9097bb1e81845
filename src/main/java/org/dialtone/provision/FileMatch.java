package org.dialtone.provision;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.PackFile;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VendorPack;

/**
 * A name that a pack knows.
 *
 * @param claimed the phone that the name speaks of, or null
 * @param page    of a phone book that comes in parts, from 1 on
 */
record FileMatch(VendorPack pack, PackFile file, MacAddress claimed, int page) {

    /** A name with a phone's address in it is that phone's alone: what stands there is no model. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    /** Every pack's files of this name, the packs in their order, the files in the pack's. */
    static List<FileMatch> all(Packs packs, String name) {
        return packs.all().stream()
                .flatMap(pack -> pack.files().stream()
                        .map(file -> match(pack, file, name))
                        .flatMap(Optional::stream))
                .toList();
    }

    private static Optional<FileMatch> match(VendorPack pack, PackFile file, String name) {
        Matcher found = file.pattern().matcher(name);
        if (!found.matches()
                || found.namedGroups().containsKey("model")
                        && ADDRESS.matcher(found.group("model")).find()) {
            return Optional.empty();
        }
        String mac = found.namedGroups().containsKey("mac") ? found.group("mac") : null;
        int page = found.namedGroups().containsKey("page") ? Integer.parseInt(found.group("page")) : 1;
        return Optional.of(new FileMatch(pack, file, MacAddress.parse(mac).orElse(null), page));
    }

    /** Whether the name is an address alone, which tells nothing of the vendor: any phone could be sent there. */
    boolean isBare() {
        return file.name().equalsIgnoreCase("{mac}");
    }

    String template() {
        return pack.key() + "/" + file.template();
    }
}
