package org.dialtone.sip;

import java.util.List;

/**
 * What one REGISTER did to the bindings of its user; all empty for a retransmission.
 *
 * @param added     fresh, or heard with a new Call-ID: the phone has booted
 * @param refreshed renewed in the same boot
 * @param removed   at the phone's wish
 * @param displaced to make room for newer ones
 */
record BindingChanges(List<Binding> added, List<Binding> refreshed, List<Binding> removed, List<Binding> displaced) {

    boolean nothing() {
        return added.isEmpty() && refreshed.isEmpty() && removed.isEmpty() && displaced.isEmpty();
    }
}
