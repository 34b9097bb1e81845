package org.dialtone.site.file;

import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.net.Subnet;
import org.dialtone.provision.BusinessHours;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Unreadable;

/** Converts addresses and hours as the operator writes them; each conversion throws {@link Unreadable}. */
final class NetTexts {

    private static final int LONGEST_PREFIX = 32;

    private NetTexts() {}

    static Ip4 address(String text) {
        return Ip4.parse(text).orElseThrow(() -> new Unreadable(Flaw.ADDRESS_UNREADABLE, text));
    }

    static MacAddress mac(String text) {
        return MacAddress.parse(text).orElseThrow(() -> new Unreadable(Flaw.MAC_UNREADABLE, text));
    }

    static Oui oui(String text) {
        try {
            return Oui.of(text);
        } catch (IllegalArgumentException _) {
            throw new Unreadable(Flaw.OUI_UNREADABLE, text);
        }
    }

    static Subnet subnet(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,2}")) {
            throw new Unreadable(Flaw.SUBNET_UNREADABLE, text);
        }
        Ip4 network = address(parts[0]);
        int prefix = Integer.parseInt(parts[1]);
        if (prefix > LONGEST_PREFIX) {
            throw new Unreadable(Flaw.PREFIX_TOO_LONG, prefix);
        }
        Subnet around = Subnet.around(network, prefix);
        if (!around.network().equals(network)) {
            throw new Unreadable(Flaw.SUBNET_WITH_HOST_BITS, network + "/" + prefix, around);
        }
        return around;
    }

    /** Reads {@code 10.66.1.1-10.66.2.254} or one address. */
    static IpRange range(String text) {
        int dash = text.indexOf('-');
        Ip4 first = address(dash < 0 ? text : text.substring(0, dash));
        Ip4 last = dash < 0 ? first : address(text.substring(dash + 1));
        if (first.compareTo(last) > 0) {
            throw new Unreadable(Flaw.RANGE_DOWNWARD, first, last);
        }
        return new IpRange(first, last);
    }

    static BusinessHours hours(String text) {
        try {
            return BusinessHours.of(text);
        } catch (BusinessHours.Backward _) {
            throw new Unreadable(Flaw.HOURS_BACKWARD, text);
        } catch (IllegalArgumentException _) {
            throw new Unreadable(Flaw.HOURS_UNREADABLE, text);
        }
    }
}
