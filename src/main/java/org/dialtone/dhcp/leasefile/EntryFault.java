package org.dialtone.dhcp.leasefile;

import org.dialtone.dhcp.leasefile.LeaseFile.Flaw;

/** What of an entry can't be read. */
final class EntryFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Flaw flaw;
    private final String about;

    /** @param about the text at fault, or empty */
    EntryFault(Flaw flaw, String about) {
        super(flaw + " " + about, null, false, false);
        this.flaw = flaw;
        this.about = about;
    }

    LeaseFile.Fault on(int line) {
        return new LeaseFile.Fault(line, flaw, about);
    }
}
