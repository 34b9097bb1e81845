package org.dialtone.web.console;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Certainty;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.provision.ProvisionPlan.Phone;

/**
 * The demo site with its phones: twelve are up, one waits at registration, one has only an offer, and the box refuses a
 * stranger.
 */
record FurnishedSite(SiteBook site, Fleet fleet, JournalBook book, ConsoleHouse house) {

    /** Waits at registration. */
    static final MacAddress LATE = MacAddress.of("00:04:13:00:00:02");

    void at(Instant now) throws Exception {
        TestSite.apply(
                site,
                new String(
                                FurnishedSite.class
                                        .getResourceAsStream("/demo-site.yaml")
                                        .readAllBytes(),
                                StandardCharsets.UTF_8)
                        .replace("provisioning: {", "provisioning: {window: 30m, "));
        Stories stories = new Stories(book);
        fleet.configure(site.plans().provision().phones().values().stream()
                .collect(Collectors.toMap(
                        Phone::mac, phone -> new Identity(phone.vendor(), phone.model(), null, Certainty.CONFIGURED))));
        List<Phone> phones = site.plans().provision().phones().values().stream()
                .sorted((one, other) -> one.lines()
                        .getFirst()
                        .number()
                        .compareTo(other.lines().getFirst().number()))
                .toList();
        stories.boots(phones.getFirst().mac(), "127.66.1.1", "1001", now.minusSeconds(7_500));
        for (int i = 0; i < 12; i++) {
            String address = "127.66.1." + (i + 1);
            String user = phones.get(i).lines().getFirst().number();
            stories.boots(phones.get(i).mac(), address, user, now.minusSeconds(90 - i));
            house.lease(phones.get(i).mac(), address, now.minusSeconds(90 - i), now.plusSeconds(3_510));
            house.bind(user, address, now);
        }
        fleet.sighted(phones.getFirst().mac(), null, "Yealink SIP-T46S 66.86.0.15");
        fleet.sighted(LATE, null, "snomD785 10.1.175.16");
        book.record(Entry.of(now.minusSeconds(50), phones.get(12).mac(), Event.DHCP_DISCOVER, null));
        book.record(Entry.of(now.minusSeconds(50), phones.get(12).mac(), Event.DHCP_OFFER, Ip4.of("127.66.1.13")));
        stories.leases(LATE, "127.66.1.14", now.minusSeconds(12));
        house.lease(LATE, "127.66.1.14", now.minusSeconds(12), now.plusSeconds(3_588));
        stories.fetches(LATE, "127.66.1.14", "snomD785-000413000002.htm", now.minusSeconds(8));
        MacAddress unknown = MacAddress.of("00:15:65:99:99:99");
        fleet.sighted(unknown, null, "Yealink SIP-T54W 96.86.0.20");
        stories.leases(unknown, "127.66.1.99", now.minusSeconds(30));
        house.lease(unknown, "127.66.1.99", now.minusSeconds(30), now.plusSeconds(3_570));
        book.record(Entry.of(now.minusSeconds(26), unknown, Event.FILE_REFUSED_UNKNOWN_PHONE, Ip4.of("127.66.1.99"))
                .file("001565999999.cfg", 403)
                .with(Detail.WHY, Reason.IN_NO_SITE_FILE)
                .with(Detail.CLAIMED, unknown));
    }
}
