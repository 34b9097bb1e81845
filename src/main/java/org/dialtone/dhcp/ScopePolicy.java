package org.dialtone.dhcp;

/**
 * How a scope treats its clients, beyond the addresses that it has.
 *
 * @param phonesOnly  only clients that a vendor pack identifies or the site lists are answered
 * @param knownOnly   only clients that the site lists, as phones or in reservations, are answered
 * @param rapidCommit whether a client that asks for it gets its address in two messages (RFC 4039)
 * @param voiceVlan   the VLAN that phones are sent to, so that leases here are short; 0: they stay
 * @param relays      whom it believes where a client hangs
 * @param clientKey   what tells its clients apart
 */
public record ScopePolicy(
        boolean phonesOnly, boolean knownOnly, boolean rapidCommit, int voiceVlan, Relays relays, ClientKey clientKey) {

    public static final ScopePolicy PLAIN = new ScopePolicy(false, false, false, 0);

    /** With a device for a client. */
    public ScopePolicy(boolean phonesOnly, boolean knownOnly, boolean rapidCommit, int voiceVlan, Relays relays) {
        this(phonesOnly, knownOnly, rapidCommit, voiceVlan, relays, ClientKey.HARDWARE);
    }

    /** As the other, with any relay. */
    public ScopePolicy(boolean phonesOnly, boolean knownOnly, boolean rapidCommit, int voiceVlan) {
        this(phonesOnly, knownOnly, rapidCommit, voiceVlan, Relays.ANY);
    }
}
