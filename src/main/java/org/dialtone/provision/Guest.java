package org.dialtone.provision;

import java.time.Instant;
import org.dialtone.net.MacAddress;

/**
 * A phone that came without being listed in the site.
 *
 * @param code   four digits, its own as long as it waits
 * @param since  when it came
 * @param seen   when it last asked for its file
 * @param number the extension that it was adopted with; null while it waits
 * @param made   whether that extension was made for it
 */
public record Guest(MacAddress mac, String code, Instant since, Instant seen, String number, boolean made) {

    public boolean waits() {
        return number == null;
    }

    Guest seen(Instant now) {
        return new Guest(mac, code, since, now, number, made);
    }

    Guest adopted(String extension, boolean isNew) {
        return new Guest(mac, code, since, seen, extension, isNew);
    }
}
