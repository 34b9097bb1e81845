package org.dialtone.dhcp;

/** A scope and which of its addresses are free. */
record ServedScope(Scope scope, AddressSpace space) {
}
