package org.dialtone.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places in a vendor's file that describe one line. Each field may name several settings; the first one that is set
 * counts.
 *
 * @param server     {@code host}, {@code host:port}, {@code sip:host:port;transport=tcp}
 * @param transports the vendor's codes for the SIP transports
 * @param unit       unit of the expiry
 */
record AccountKeys(
        List<String> user,
        List<String> authName,
        List<String> password,
        List<String> server,
        List<String> port,
        List<String> transport,
        Map<String, String> transports,
        List<String> expires,
        Duration unit) {

    private static final Pattern SERVER =
            Pattern.compile("(?:sips?:)?(?<host>[^:;<>]+)(?::(?<port>\\d+))?(?:;.*?transport=(?<transport>\\w+))?.*");

    /** Reads the account from the file; empty where the file names no user. */
    Optional<LineAccount> read(PhoneFile file) {
        return first(file, user).map(name -> account(file, name));
    }

    private LineAccount account(PhoneFile file, String name) {
        String address = first(file, server)
                .orElseThrow(() -> new IllegalArgumentException("the file names no SIP server for " + name));
        Matcher parts = SERVER.matcher(address);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a SIP server: " + address);
        }
        String port = Optional.ofNullable(parts.group("port"))
                .or(() -> first(file, this.port))
                .orElse("5060");
        String over = Optional.ofNullable(parts.group("transport"))
                .or(() -> first(file, transport).map(code -> transports.getOrDefault(code, code)))
                .orElse("udp");
        return new LineAccount(
                name,
                first(file, authName).orElse(name),
                first(file, password).orElse(""),
                parts.group("host"),
                Integer.parseInt(port),
                over.toLowerCase(Locale.ROOT),
                unit.multipliedBy(first(file, expires).map(Long::parseLong).orElse(3600 / unit.toSeconds())));
    }

    private static Optional<String> first(PhoneFile file, List<String> paths) {
        return paths.stream().map(file::get).flatMap(Optional::stream).findFirst();
    }
}
