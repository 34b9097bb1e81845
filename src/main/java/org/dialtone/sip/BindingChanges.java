package org.dialtone.sip;

import java.util.List;

/**
 * The changes that one REGISTER made to the bindings of its user; all empty for a retransmission.
 *
 * @param added     new bindings, or bindings with a new Call-ID: the phone has booted
 * @param refreshed bindings renewed in the same boot
 * @param removed   bindings that the phone removed
 * @param displaced bindings that made room for newer ones
 */
record BindingChanges(List<Binding> added, List<Binding> refreshed, List<Binding> removed, List<Binding> displaced) {

    boolean nothing() {
        return added.isEmpty() && refreshed.isEmpty() && removed.isEmpty() && displaced.isEmpty();
    }
}
