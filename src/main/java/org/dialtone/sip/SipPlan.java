package org.dialtone.sip;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.net.MacAddress;

/**
 * All that the registrar reads; immutable, swapped in whole.
 *
 * @param serving    false: phones register with an external PBX, and REGISTER here is answered 403
 * @param extensions by user
 * @param facing     whether on a link of the box one of the extension's phones must answer at the address
 * @param numbers    that ring several extensions at once, by number; none is an extension too
 */
public record SipPlan(
        boolean serving,
        String realm,
        LeaseRule leaseRule,
        boolean facing,
        Map<String, Extension> extensions,
        Map<String, Number> numbers) {

    /** Before the first plan comes: nothing is served. */
    public static final SipPlan NONE = new SipPlan(false, "dialtone", LeaseRule.ENFORCE, Map.of(), Map.of());

    /** What people dial in need, in most of the world. */
    public static final Set<String> EMERGENCY = Set.of("112", "911", "999");

    /** A plan under which phones must answer at their addresses. */
    public SipPlan(
            boolean serving,
            String realm,
            LeaseRule leaseRule,
            Map<String, Extension> extensions,
            Map<String, Number> numbers) {
        this(serving, realm, leaseRule, true, extensions, numbers);
    }

    /** A plan without numbers that ring several. */
    public SipPlan(boolean serving, String realm, LeaseRule leaseRule, Map<String, Extension> extensions) {
        this(serving, realm, leaseRule, extensions, Map.of());
    }

    /** @param ring extensions, all rung at once */
    public record Number(String number, String name, List<String> ring) {}

    /** ENFORCE: an extension registers only from an address that one of its phones holds; LOG: the journal tells; OFF: the password alone decides. */
    public enum LeaseRule {
        ENFORCE,
        LOG,
        OFF
    }

    /**
     * @param oldPassword still accepted until the phones have registered with the new one, or null
     * @param anywhere a soft phone may register it from any address
     * @param phones   all MACs of all phones that carry it, {@code alsoMacs} included; none: there is no address to tie it to
     * @param others   the phone's first MAC by each of its {@code alsoMacs}
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

        /** The phone that has this MAC, by its first one. */
        MacAddress phone(MacAddress mac) {
            return others.getOrDefault(mac, mac);
        }

        @Override
        public String toString() {
            return "Extension[" + user + "]";
        }
    }
}
