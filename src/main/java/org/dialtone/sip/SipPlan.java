package org.dialtone.sip;

import java.util.Map;
import java.util.Set;
import org.dialtone.net.MacAddress;

/**
 * All that the registrar reads; immutable, swapped in whole.
 *
 * @param serving    false: phones register with an external PBX, and REGISTER here is answered 403
 * @param extensions by user
 */
public record SipPlan(boolean serving, String realm, LeaseRule leaseRule, Map<String, Extension> extensions) {

    /** ENFORCE: an extension registers only from an address that one of its phones holds; LOG: the journal tells; OFF: the password alone decides. */
    public enum LeaseRule { ENFORCE, LOG, OFF }

    /**
     * @param anywhere a soft phone may register it from any address
     * @param phones   all MACs of all phones that carry it, {@code alsoMacs} included; none: there is no address to tie it to
     */
    public record Extension(String user, String name, String password, boolean anywhere, Set<MacAddress> phones) {

        @Override
        public String toString() {
            return "Extension[" + user + "]";
        }
    }
}
