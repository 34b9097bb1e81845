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
 * All that provisioning reads; immutable, swapped in whole.
 *
 * @param phones    by each of their MACs, {@code alsoMacs} included
 * @param phonebook in the order in which phones show it
 * @param levels    what is set for phones, and where
 * @param access    what else must hold before a phone gets its file
 * @param firmware  in the order of the site: of several that suit a phone the last counts
 * @param reports   where phones register elsewhere: what their reports are told from made-up ones by; else null
 * @param visits    where they register here: the passwords of the accounts of phones that wait for an adoption; else null
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

    /** A plan in which phones that wait have no account. */
    public ProvisionPlan(
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
            ReportKey reports) {
        this(
                root,
                leaseRule,
                unknownPhones,
                site,
                registrar,
                phones,
                phonebook,
                levels,
                access,
                firmware,
                reports,
                null);
    }

    /** A plan without firmware and reports. */
    public ProvisionPlan(
            ProvisioningRoot root,
            LeaseRule leaseRule,
            UnknownPhones unknownPhones,
            Site site,
            Registrar registrar,
            Map<MacAddress, Phone> phones,
            List<Contact> phonebook,
            Levels levels,
            Access access) {
        this(root, leaseRule, unknownPhones, site, registrar, phones, phonebook, levels, access, List.of(), null);
    }

    /** A plan in which nothing is set for phones beyond what site and registrar say, with the usual access. */
    public ProvisionPlan(
            ProvisioningRoot root,
            LeaseRule leaseRule,
            UnknownPhones unknownPhones,
            Site site,
            Registrar registrar,
            Map<MacAddress, Phone> phones,
            List<Contact> phonebook) {
        this(
                root,
                leaseRule,
                unknownPhones,
                site,
                registrar,
                phones,
                phonebook,
                Levels.plain(site, registrar),
                Access.USUAL);
    }

    /** The same without a phone book. */
    public ProvisionPlan(
            ProvisioningRoot root,
            LeaseRule leaseRule,
            UnknownPhones unknownPhones,
            Site site,
            Registrar registrar,
            Map<MacAddress, Phone> phones) {
        this(root, leaseRule, unknownPhones, site, registrar, phones, List.of());
    }

    /**
     * ENFORCE: a file goes only to the address leased to its phone; GENERIC: any other asker gets the same file without an
     * account; LOG: all is served, the journal tells.
     */
    public enum LeaseRule {
        ENFORCE,
        GENERIC,
        LOG
    }

    /**
     * What a phone gets that the site doesn't name. REFUSE: nothing; HOLD: a file without an account, and it waits for an
     * adoption; ADOPT: the same, and it is adopted at once.
     */
    public enum UnknownPhones {
        REFUSE,
        HOLD,
        ADOPT
    }

    /** What to do where another device answers at a phone's address, or it hangs on another switch port. LOG: it is served, the journal tells. */
    public enum PlaceRule {
        ENFORCE,
        LOG
    }

    /**
     * @param window how long a phone may fetch its file after something opened its window; null: always
     * @param adopt  vendors whose phones may be adopted without being asked for; empty: all
     * @param former the folder before the present one, or null
     */
    public record Access(PlaceRule placeRule, Duration window, Set<String> adopt, FormerFolder former) {

        public static final Access USUAL = new Access(PlaceRule.ENFORCE, null, Set.of(), null);
    }

    /** Phones still find their files there until this time. */
    public record FormerFolder(String token, Instant until) {

        @Override
        public String toString() {
            return "FormerFolder[until " + until + "]";
        }
    }

    /**
     * @param timezone      IANA name
     * @param language      two letters
     * @param ntp           addresses or names; empty: phones are told none
     * @param serverAddress what the box calls itself to phones, or null: the address that the request came to
     */
    public record Site(String name, String timezone, String language, List<String> ntp, Ip4 serverAddress) {}

    /**
     * Where phones register.
     *
     * @param host      null: the box itself
     * @param port      for UDP and TCP
     * @param tlsPort   for TLS; 0: the registrar speaks none
     * @param transport {@code udp}, {@code tcp} or {@code tls}
     * @param expires   what phones ask for, in seconds
     */
    public record Registrar(String host, int port, int tlsPort, String transport, int expires) {

        /** One port, whatever the transport. */
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
     * @param vendor    key of its pack, or null: as learned
     * @param model     or null: as learned
     * @param addresses set by hand on the phone: it may fetch from these too
     * @param own       what is set for this phone alone
     * @param keys      null: left as they are on the phone
     * @param password  of its web page, where each phone has its own
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

        /** A phone for which nothing is set. */
        public Phone(
                MacAddress mac,
                String vendor,
                String model,
                List<Line> lines,
                Set<MacAddress> alsoMacs,
                Set<Ip4> addresses) {
            this(mac, vendor, model, lines, alsoMacs, addresses, Layer.NONE, null, "");
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Phone[" + mac + ", " + vendor + ", " + model + ", " + lines + ", " + alsoMacs + ", " + addresses
                    + ", " + own + ", " + keys + "]";
        }
    }

    /**
     * One entry of the phone book.
     *
     * @param numbers one to three
     * @param group   or null
     */
    public record Contact(String name, List<String> numbers, String group) {}

    /** One line of a phone: the account that it registers. */
    public record Line(String number, String displayName, String authName, String password) {

        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }
}
