package org.dialtone.dhcp;

import java.util.List;
import org.dialtone.net.Ip4;

/** A scope, which of its addresses are free, and which other scopes lie on the same link. */
final class ServedScope {

    private final Scope scope;
    private final AddressSpace space;
    private List<ServedScope> network = List.of(this);

    ServedScope(Scope scope, AddressSpace space) {
        this.scope = scope;
        this.space = space;
    }

    Scope scope() {
        return scope;
    }

    AddressSpace space() {
        return space;
    }

    /** All scopes of the link, this one first. */
    List<ServedScope> network() {
        return network;
    }

    /** Called once, when the plan is installed. */
    void share(List<ServedScope> whole) {
        network = whole;
    }

    /** The scope of the link that this address is of, or null. */
    ServedScope around(Ip4 address) {
        for (ServedScope each : network) {
            if (each.scope.subnet().contains(address)) {
                return each;
            }
        }
        return null;
    }
}
