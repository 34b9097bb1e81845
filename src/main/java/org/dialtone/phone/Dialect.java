package org.dialtone.phone;

import java.util.List;
import java.util.Map;

/**
 * How a vendor's files spell the settings that all vendors' files have.
 *
 * @param accounts     the number of accounts that its files can name
 * @param accountNames for each account, by position, the vendor's own name of each parameter; empty where the name
 *                     contains the account's number
 * @param transports   {@code udp}, {@code tcp}, {@code tls} to the vendor's value; the files can't express a missing
 *                     one
 * @param languages    two letters to the vendor's value
 * @param timezones    IANA name to the parameters that set it, in the order in which they are written
 * @param zoneWords    how a zone is spelt by numbers, beside its own parameters and where it has none
 * @param notifyEvents      purpose ({@code provision}, {@code reboot}) to the Event header of a NOTIFY
 * @param restarts     whether the phone restarts, or may, when a NOTIFY makes it fetch its files
 * @param features     how its files spell further settings
 */
public record Dialect(
        int accounts,
        List<Map<String, String>> accountNames,
        Map<String, String> transports,
        Map<String, String> languages,
        Map<String, Map<String, String>> timezones,
        ZoneWords zoneWords,
        Map<String, String> notifyEvents,
        boolean restarts,
        Features features) {

    public static final Dialect NONE =
            new Dialect(0, List.of(), Map.of(), Map.of(), Map.of(), ZoneWords.NONE, Map.of(), false, Features.NONE);
}
