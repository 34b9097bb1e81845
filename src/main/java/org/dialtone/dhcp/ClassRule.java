package org.dialtone.dhcp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.dialtone.dhcp.wire.Printable;
import org.dialtone.dhcp.wire.VendorClasses;
import org.dialtone.net.Glob;
import org.dialtone.net.Oui;

/** The match of a class, prepared for checking each client. A null part matches everything. */
record ClassRule(
        String name,
        Glob vendorClass,
        Glob userClass,
        Oui oui,
        Glob vendor,
        Glob circuitId,
        Glob remoteId,
        OptionLevel settings) {

    static ClassRule of(ClientClass named) {
        ClientClass.Match match = named.match();
        OptionLevel settings = OptionLevel.of("class " + named.name(), named.options(), true);
        return match == null
                ? new ClassRule(named.name(), null, null, null, null, null, null, settings)
                : new ClassRule(
                        named.name(),
                        glob(match.vendorClass()),
                        glob(match.userClass()),
                        match.oui(),
                        glob(match.vendor()),
                        glob(match.circuitId()),
                        glob(match.remoteId()),
                        settings);
    }

    boolean matches(Client client) {
        return (fits(vendorClass, client.vendorClass())
                        || client.moreClasses() != null
                                && VendorClasses.of(client.moreClasses()).stream()
                                        .anyMatch(vendorClass::matches))
                && (userClass == null
                        || userClasses(client.userClass()).stream().anyMatch(userClass::matches))
                && (oui == null || oui.equals(client.mac().oui()))
                && fits(vendor, client.vendor())
                && fitsBytes(circuitId, client.relay().circuitId())
                && fitsBytes(remoteId, client.relay().remoteId());
    }

    private static Glob glob(String pattern) {
        return pattern == null ? null : new Glob(pattern);
    }

    private static boolean fits(Glob glob, String text) {
        return glob == null || text != null && glob.matches(text);
    }

    /** Relays send texts or numbers: the pattern may stand for either; numbers are hex digits with or without 0x. */
    private static boolean fitsBytes(Glob glob, byte[] bytes) {
        if (glob == null || bytes == null) {
            return glob == null;
        }
        String digits = HexFormat.of().formatHex(bytes);
        return glob.matches(digits)
                || glob.matches("0x" + digits)
                || Printable.is(bytes) && glob.matches(Printable.of(bytes));
    }

    /** RFC 3004 puts a length before each class; many clients send one bare text instead. */
    private static List<String> userClasses(byte[] option) {
        if (option == null) {
            return List.of();
        }
        List<String> classes = new ArrayList<>(List.of(Printable.of(option)));
        int at = 0;
        while (at < option.length && at + 1 + (option[at] & 0xff) <= option.length) {
            int end = at + 1 + (option[at] & 0xff);
            classes.add(Printable.of(Arrays.copyOfRange(option, at + 1, end)));
            at = end;
        }
        return classes;
    }
}
