package org.dialtone.provision;

import java.time.Instant;
import java.util.Optional;
import org.dialtone.net.MacAddress;

/**
 * A phone that asked for its file without being listed in the site.
 *
 * @param code   four digits, which no other pending phone has
 * @param since  when it first came
 * @param seen   when it last asked for its file
 * @param number the extension of its adoption; null while it is pending
 * @param made   whether that extension was made for it
 */
public record PendingPhone(MacAddress mac, String code, Instant since, Instant seen, String number, boolean made) {

    /** The prefix of the account's user; some phones show the account, others its name. */
    private static final String USER = "code";

    /** The user of the account that a phone with this code registers until it is adopted. */
    public static String user(String code) {
        return USER + code;
    }

    /** The text on the phone's display. */
    static String label(String code) {
        return "Code " + code;
    }

    /** The code of the phone with this account; empty where it is no pending phone's account. */
    public static Optional<String> code(String user) {
        return Optional.of(user)
                .filter(each -> each.matches(USER + "\\d{4}"))
                .map(each -> each.substring(USER.length()));
    }

    public boolean waits() {
        return number == null;
    }

    PendingPhone seen(Instant now) {
        return new PendingPhone(mac, code, since, now, number, made);
    }

    PendingPhone adopted(String extension, boolean isNew) {
        return new PendingPhone(mac, code, since, seen, extension, isNew);
    }
}
