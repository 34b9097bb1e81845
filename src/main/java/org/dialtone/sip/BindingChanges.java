package org.dialtone.sip;

import java.util.List;

/**
 * The changes that one REGISTER made to the bindings of its user; all empty for a retransmission.
 *
 * @param added     new bindings, or bindings with a new Call-ID: the phone has booted
 * @param refreshed bindings renewed in the same boot
 * @param removed   bindings that the phone removed
 * @param replaced  bindings of the same phone's earlier boot
 * @param crowdedOut bindings that made room, because the extension has too many
 */
record BindingChanges(
        List<Binding> added,
        List<Binding> refreshed,
        List<Binding> removed,
        List<Binding> replaced,
        List<Binding> crowdedOut) {

    boolean nothing() {
        return added.isEmpty()
                && refreshed.isEmpty()
                && removed.isEmpty()
                && replaced.isEmpty()
                && crowdedOut.isEmpty();
    }
}
