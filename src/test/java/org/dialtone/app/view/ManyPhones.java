package org.dialtone.app.view;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dialtone.app.view.PhoneView.LineView;
import org.dialtone.journal.Journey;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.FileReceipt;
import org.dialtone.provision.FileVersions;
import org.dialtone.provision.ServedFile;

/** Phones of a large site: each third of another vendor, each fourth in another scope. */
public final class ManyPhones {

    private static final Instant AT = Instant.parse("2026-11-24T08:00:00Z");
    private static final List<String> VENDORS = List.of("Yealink", "Snom", "Cisco");
    private static final List<String> MODELS = List.of("T46S", "D785", "8841");

    private ManyPhones() {}

    public static List<PhoneView> all(int number, PhoneState state) {
        return IntStream.range(0, number).mapToObj(i -> phone(i, state)).toList();
    }

    /** The phone with the extension 1000 + i. */
    public static PhoneView phone(int i, PhoneState state) {
        return phone(i, state, i % 10 == 0);
    }

    static PhoneView phone(int i, PhoneState state, boolean behind) {
        MacAddress mac = MacAddress.of("001565%06x".formatted(i));
        boolean registered = state == PhoneState.REGISTERED;
        return new PhoneView(
                mac,
                Set.of(mac),
                true,
                VENDORS.get(i % 3),
                MODELS.get(i % 3),
                i % 2 == 0 ? "66.86.0.15" : null,
                null,
                state == PhoneState.UNHEARD ? null : new Ip4(0x0a420000 + i),
                List.of(new LineView(String.valueOf(1000 + i), "Room " + (5000 - i), registered, false, false)),
                Journey.of(mac, List.of(), Set.of(), true, AT),
                state == PhoneState.UNHEARD ? null : AT.plusSeconds(i),
                state,
                null,
                files(mac, behind),
                i % 4 == 0 ? "guests" : "rooms");
    }

    private static FileVersions files(MacAddress mac, boolean behind) {
        ServedFile file = new ServedFile(mac, mac.plain() + ".cfg", "yealink", null, new Ip4(0x0a420001), "\"one\"");
        return new FileVersions(behind ? "\"two\"" : "\"one\"", new FileReceipt(file, AT, null, behind ? AT : null));
    }
}
