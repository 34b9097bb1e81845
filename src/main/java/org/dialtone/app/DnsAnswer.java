package org.dialtone.app;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.net.Ip4;

/**
 * One answer of the DNS responder, as its log tells (dnsmasq with log-queries=extra).
 *
 * @param asker  who asked
 * @param name   in the spelling of the question, at most 253 characters
 * @param answer the address, or NXDOMAIN, or NODATA where the name has one of another kind
 */
public record DnsAnswer(Ip4 asker, String name, String answer) {

    /** E.g. {@code Nov 26 18:51:25 dnsmasq[9]: 5 10.66.0.1/47010 config rps.yealink.com is NXDOMAIN}; the source is the file's path or a word. No more than a time stands first: names are a stranger's. */
    private static final Pattern LINE = Pattern.compile(
            ".{0,16}dnsmasq\\[\\d+]: \\d+ (?<asker>[0-9.]{7,15})/\\d+ \\S+ (?<name>[^ /]{1,253}) is (?<answer>NXDOMAIN|NODATA|[0-9.]{7,15})(?:-IPv4)?");

    /** Empty for lines that tell no answer to a phone: questions, the responder's own affairs, other kinds of address, names of addresses. */
    public static Optional<DnsAnswer> of(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || parts.group("name").endsWith(".in-addr.arpa")) {
            return Optional.empty();
        }
        return Ip4.parse(parts.group("asker"))
                .map(asker -> new DnsAnswer(asker, parts.group("name"), parts.group("answer")));
    }
}
