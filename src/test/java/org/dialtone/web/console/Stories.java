package org.dialtone.web.console;

import java.time.Instant;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Writes boots as the engines would, for pages and API to show. */
public final class Stories {

    private final JournalBook book;

    public Stories(JournalBook book) {
        this.book = book;
    }

    void leases(MacAddress mac, String address, Instant at) {
        Ip4 ip = Ip4.of(address);
        book.record(Entry.of(at, mac, Event.DHCP_DISCOVER, null));
        book.record(Entry.of(at.plusMillis(40), mac, Event.DHCP_OFFER, ip).took(3));
        book.record(Entry.of(at.plusMillis(900), mac, Event.DHCP_REQUEST, ip));
        book.record(Entry.of(at.plusMillis(960), mac, Event.DHCP_ACK, ip).took(7));
    }

    void fetches(MacAddress mac, String address, String file, Instant at) {
        book.record(Entry.of(at, mac, Event.FILE_SERVED, Ip4.of(address))
                .file(file, 200)
                .took(2));
    }

    void registers(MacAddress mac, String address, String user, Instant at) {
        book.record(Entry.of(at, mac, Event.SIP_REGISTER, Ip4.of(address))
                .file(user, 200)
                .took(1));
    }

    public void boots(MacAddress mac, String address, String user, Instant at) {
        leases(mac, address, at);
        fetches(mac, address, mac.plain() + ".cfg", at.plusSeconds(4));
        registers(mac, address, user, at.plusSeconds(9));
    }
}
