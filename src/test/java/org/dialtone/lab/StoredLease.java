package org.dialtone.lab;

import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** A row of a database's leases, or of their history. @param since epoch milliseconds @param expires the same */
record StoredLease(Ip4 address, MacAddress mac, long since, long expires) {

    /** Reads {@code address mac since expires}, as the columns have them. */
    static StoredLease of(String row) {
        String[] words = row.split(" ");
        return new StoredLease(
                new Ip4((int) Long.parseLong(words[0])),
                new MacAddress(Long.parseLong(words[1])),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]));
    }
}
