package org.dialtone.dhcp;

import org.dialtone.net.Ip4;

/** Tells clients apart at each address, by the key of its scope. */
final class ClientKeys {

    private final boolean byIdentifier;
    private final ScopeIndex scopes;
    private final ClientLookup directory;

    ClientKeys(DhcpPlan plan, ScopeIndex scopes, ClientLookup directory) {
        byIdentifier =
                plan.scopes().stream().anyMatch(scope -> scope.scopePolicy().clientKey() == ClientKey.IDENTIFIER);
        this.scopes = scopes;
        this.directory = directory;
    }

    KeyedClient of(Client client, Ip4 address) {
        return at(address).of(client.mac(), client.clientId());
    }

    KeyedClient of(Lease lease) {
        return at(lease.address()).of(lease.mac(), lease.clientId());
    }

    /** Whether the lease is this client's own. */
    boolean holds(Client client, Lease lease) {
        return of(client, lease.address()).equals(of(lease));
    }

    /** A device has the address that the site reserves for its MAC under each of its identifiers. */
    private ClientKey at(Ip4 address) {
        return !byIdentifier || directory.owner(address) instanceof ReservedFor.Mac
                ? ClientKey.HARDWARE
                : scopes.around(address)
                        .map(served -> served.scope().scopePolicy().clientKey())
                        .orElse(ClientKey.HARDWARE);
    }
}
