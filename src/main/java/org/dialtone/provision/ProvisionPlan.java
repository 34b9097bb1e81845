package org.dialtone.provision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.ProvisioningRoot;

/**
 * All configuration that provisioning reads; immutable, replaced as a whole.
 *
 * @param phones    the phones by each of their MACs, with {@code alsoMacs}
 * @param phonebook the phone book in the order in which phones show it
 * @param levels    the settings of phones, by level
 * @param access    further conditions for a phone to get its file
 * @param firmware  firmware in the order of the site: the last of several lines that suit a phone counts
 * @param reports   the key that proves phones' reports, where phones register elsewhere; else null
 * @param visits    the passwords of pending phones' accounts, where phones register here; else null
 */
public record ProvisionPlan(
        ProvisioningRoot root,
        LeaseRule leaseRule,
        UnknownPhones unknownPhones,
        Site site,
        Registrar registrar,
        Map<MacAddress, Phone> phones,
        List<Contact> phonebook,
        Levels levels,
        Access access,
        List<Firmware> firmware,
        ReportKey reports,
        PendingAccountKey visits) {

    /** The MAC that names the phone of this MAC; one that is no phone's names itself. */
    public MacAddress firstMac(MacAddress mac) {
        Phone phone = phones.get(mac);
        return phone == null ? mac : phone.mac();
    }

    /** Whether both are MACs of one device, for all that the site says. */
    public boolean isOne(MacAddress one, MacAddress other) {
        Phone phone = phones.get(one);
        return one.equals(other) || phone != null && phone.equals(phones.get(other));
    }

    /**
     * ENFORCE: a file goes only to the address leased to its phone; GENERIC: any other device gets the same file
     * without an account; LOG: every device gets the file, and the journal reports it.
     */
    public enum LeaseRule {
        ENFORCE,
        GENERIC,
        LOG
    }

    /**
     * What a phone that the site doesn't list gets. REFUSE: nothing; HOLD: a file without an account, and it waits for
     * an adoption; ADOPT: the same, and it is adopted at once.
     */
    public enum UnknownPhones {
        REFUSE,
        HOLD,
        ADOPT
    }

    /**
     * The treatment of a phone where another device answers at its address, or it is connected to another switch port.
     * LOG: it gets its file, and the journal reports it.
     */
    public enum PlaceRule {
        ENFORCE,
        LOG
    }

    /**
     * Further conditions for a phone to get its file.
     *
     * @param window how long a phone may fetch its file after something opened its window; null: always
     * @param adopt  vendors whose phones may be adopted at once; empty: all
     * @param former the former folder, or null
     */
    public record Access(PlaceRule placeRule, Duration window, Set<String> adopt, FormerFolder former) {

        public static final Access USUAL = new Access(PlaceRule.ENFORCE, null, Set.of(), null);
    }

    /** The folder where phones still find their files until this time. */
    public record FormerFolder(String token, Instant until) {

        @Override
        public String toString() {
            return "FormerFolder[until " + until + "]";
        }
    }

    /**
     * The settings of the whole site.
     *
     * @param timezone      IANA name
     * @param language      two letters
     * @param ntp           addresses or names; empty: phones get none
     * @param serverAddress the box's address toward phones, or null: the address that the request came to
     */
    public record Site(String name, String timezone, String language, List<String> ntp, Ip4 serverAddress) {}

    /**
     * The registrar of the site's phones.
     *
     * @param host      its host; null: the box itself
     * @param port      the port for UDP and TCP
     * @param tlsPort   the port for TLS; 0: the registrar has none
     * @param transport {@code udp}, {@code tcp} or {@code tls}
     * @param expires   the expiry that phones ask for, in seconds
     */
    public record Registrar(String host, int port, int tlsPort, String transport, int expires) {

        /** A registrar with one port for all transports. */
        public Registrar(String host, int port, String transport, int expires) {
            this(host, port, port, transport, expires);
        }

        /** The port for this transport. */
        public int port(String transport) {
            return transport.equals("tls") ? tlsPort : port;
        }
    }

    /**
     * One phone of the site.
     *
     * @param vendor    key of its pack; null: the vendor that the box learned
     * @param model     its model; null: the model that the box learned
     * @param addresses addresses set by hand on the phone, from which it may fetch too
     * @param own       settings of this phone alone
     * @param keys      its keys; null: the phone keeps its own
     * @param password  the password of its web page, where each phone has its own
     */
    public record Phone(
            MacAddress mac,
            String vendor,
            String model,
            List<Line> lines,
            Set<MacAddress> alsoMacs,
            Set<Ip4> addresses,
            Layer own,
            List<FunctionKey> keys,
            String password) {

        /** A phone without settings. */
        public Phone(
                MacAddress mac,
                String vendor,
                String model,
                List<Line> lines,
                Set<MacAddress> alsoMacs,
                Set<Ip4> addresses) {
            this(mac, vendor, model, lines, alsoMacs, addresses, Layer.NONE, null, "");
        }

        /** The text leaves out the password. */
        @Override
        public String toString() {
            return "Phone[" + mac + ", " + vendor + ", " + model + ", " + lines + ", " + alsoMacs + ", " + addresses
                    + ", " + own + ", " + keys + "]";
        }
    }

    /**
     * One entry of the phone book.
     *
     * @param numbers one to three numbers
     * @param group   the group, or null
     */
    public record Contact(String name, List<String> numbers, String group) {}

    /**
     * The calls that a line may take while they ring elsewhere.
     *
     * @param code    what is dialled before the number that rings; empty where none may be taken
     * @param numbers where they ring
     */
    public record CallPickup(String code, Set<String> numbers) {

        public static final CallPickup NONE = new CallPickup("", Set.of());
    }

    /** One line of a phone: the account that it registers. */
    public record Line(String number, String displayName, String authName, String password, CallPickup pickup) {

        /** A line that takes no calls that ring elsewhere. */
        public Line(String number, String displayName, String authName, String password) {
            this(number, displayName, authName, password, CallPickup.NONE);
        }

        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }
}
