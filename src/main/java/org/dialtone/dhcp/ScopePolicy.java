package org.dialtone.dhcp;

/**
 * How a scope treats its clients, beside its addresses.
 *
 * @param phonesOnly  whether only clients that a vendor pack identifies or the site lists get an answer
 * @param knownOnly   whether only clients that the site lists, as phones or in reservations, get an answer
 * @param rapidCommit whether a client that asks for it gets its address in two messages (RFC 4039)
 * @param voiceVlan   the VLAN that the scope sends phones to, so that leases here are short; 0: phones stay
 * @param relays      the relays that the scope believes on a client's place
 * @param clientKey   the key that tells the scope's clients apart
 */
public record ScopePolicy(
        boolean phonesOnly, boolean knownOnly, boolean rapidCommit, int voiceVlan, Relays relays, ClientKey clientKey) {

    public static final ScopePolicy PLAIN = new ScopePolicy(false, false, false, 0);

    /** A policy that tells clients apart by their hardware address. */
    public ScopePolicy(boolean phonesOnly, boolean knownOnly, boolean rapidCommit, int voiceVlan, Relays relays) {
        this(phonesOnly, knownOnly, rapidCommit, voiceVlan, relays, ClientKey.HARDWARE);
    }

    /** A policy that believes any relay. */
    public ScopePolicy(boolean phonesOnly, boolean knownOnly, boolean rapidCommit, int voiceVlan) {
        this(phonesOnly, knownOnly, rapidCommit, voiceVlan, Relays.ANY);
    }
}
