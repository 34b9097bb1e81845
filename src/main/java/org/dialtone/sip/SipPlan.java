package org.dialtone.sip;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.net.MacAddress;

/**
 * All configuration that the registrar reads; immutable, replaced as a whole.
 *
 * @param serving    false: phones register with an external PBX, and the box answers REGISTER with 403
 * @param extensions extensions by user
 * @param facing     whether one of the extension's phones must answer at the address, on a link of the box
 * @param numbers    numbers that ring several extensions at once, by number; none of them is an extension too
 */
public record SipPlan(
        boolean serving,
        String realm,
        LeaseRule leaseRule,
        boolean facing,
        Map<String, Extension> extensions,
        Map<String, Number> numbers) {

    /** The plan before the first one comes: nothing is served. */
    public static final SipPlan NONE = new SipPlan(false, "dialtone", LeaseRule.ENFORCE, true, Map.of(), Map.of());

    /** What is dialled before a number to take a call that rings there; phones of some vendors have it from the factory. */
    public static final String PICKUP_PREFIX = "**";

    /** The emergency numbers of most of the world. */
    public static final Set<String> EMERGENCY = Set.of("112", "911", "999");

    /**
     * A number that rings several extensions.
     *
     * @param ring   the extensions, which all ring at once
     * @param pickup whether each of them may take a call that rings at another one of them
     */
    public record Number(String number, String name, List<String> ring, boolean pickup) {

        private boolean lets(String ringing) {
            return pickup && (ring.contains(ringing) || number.equals(ringing));
        }
    }

    /** Whether this extension may take a call that rings at that number. */
    boolean mayPickUp(String extension, String ringing) {
        return pickers(ringing).contains(extension);
    }

    /** The extensions that may take a call that rings at that number. */
    Set<String> pickers(String ringing) {
        return numbers.values().stream()
                .filter(number -> number.lets(ringing))
                .flatMap(number -> number.ring().stream())
                .collect(Collectors.toSet());
    }

    /** The extensions that ring for a number or an extension; empty: none does. */
    List<String> rings(String dialled) {
        Number number = numbers.get(dialled);
        return (number == null ? List.of(dialled) : number.ring())
                .stream().filter(extensions::containsKey).toList();
    }

    /**
     * ENFORCE: an extension registers only from an address that one of its phones holds; LOG: the journal reports other
     * addresses; OFF: the password alone decides.
     */
    public enum LeaseRule {
        ENFORCE,
        LOG,
        OFF
    }

    /**
     * One extension of the site with its phones.
     *
     * @param oldPassword the former password, accepted until the phones have registered with the new one, or null
     * @param anywhere whether a soft phone may register it from any address
     * @param phones   all MACs of all phones of the extension, with {@code alsoMacs}; none: no address ties it
     * @param others   each of the {@code alsoMacs} to its phone's first MAC
     */
    public record Extension(
            String user,
            String name,
            String password,
            String oldPassword,
            boolean anywhere,
            Set<MacAddress> phones,
            Map<MacAddress, MacAddress> others) {

        /** An extension of phones that have one MAC each. */
        public Extension(
                String user,
                String name,
                String password,
                String oldPassword,
                boolean anywhere,
                Set<MacAddress> phones) {
            this(user, name, password, oldPassword, anywhere, phones, Map.of());
        }

        /** An extension whose password hasn't changed. */
        public Extension(String user, String name, String password, boolean anywhere, Set<MacAddress> phones) {
            this(user, name, password, null, anywhere, phones);
        }

        /** The first MAC of the phone that has this MAC. */
        MacAddress phone(MacAddress mac) {
            return others.getOrDefault(mac, mac);
        }

        @Override
        public String toString() {
            return "Extension[" + user + "]";
        }
    }
}
