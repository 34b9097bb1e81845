package org.dialtone.site.file;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site.Name;

/** Reads the names that the appliance's DNS answers besides its own. */
final class NameReader {

    /** The names that the box answers by itself. */
    private static final Set<String> OWN = Set.of("dialtone", "dialtone.local", "localhost");

    private NameReader() {}

    static List<Name> names(Section dns) {
        Section names = dns.section("names");
        Set<String> seen = new HashSet<>();
        List<Name> read = names.keysInOrder().stream()
                .map(written -> name(names, written, seen))
                .filter(Objects::nonNull)
                .toList();
        names.close();
        dns.close();
        return read;
    }

    /** Reads one name. Names are the same in small letters and in capitals (RFC 4343). */
    private static Name name(Section names, String written, Set<String> seen) {
        Ip4 address = names.value(written, NetTexts::address, null);
        String name = written.toLowerCase(Locale.ROOT);
        if (!Conversions.isHostName(name)) {
            names.fault(written, Flaw.NAME_UNREADABLE, written);
        } else if (OWN.contains(name)) {
            names.fault(written, Flaw.NAME_OF_BOX, written);
        } else if (!seen.add(name)) {
            names.fault(written, Flaw.NAME_TWICE, written);
        }
        return address == null ? null : new Name(name, address);
    }
}
