package org.dialtone.app;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.net.Ip4;

/**
 * One answer of the DNS responder, read from its log (dnsmasq with log-queries=extra).
 *
 * @param asker  the address that asked
 * @param name   in the spelling of the question, at most 253 characters
 * @param answer the address; NXDOMAIN; or NODATA where the name has an address of another kind
 */
public record DnsAnswer(Ip4 asker, String name, String answer) {

    /**
     * A line such as {@code Nov 26 18:51:25 dnsmasq[9]: 5 10.66.0.1/47010 config rps.yealink.com is NXDOMAIN}. The word
     * before the name is the source of the answer: the path of a file, or a keyword. At most a time may precede
     * {@code dnsmasq}, because strangers choose the names.
     */
    private static final Pattern LINE = Pattern.compile(
            ".{0,16}dnsmasq\\[\\d+]: \\d+ (?<asker>[0-9.]{7,15})/\\d+ \\S+ (?<name>[^ /]{1,253}) is (?<answer>NXDOMAIN|NODATA|[0-9.]{7,15})(?:-IPv4)?");

    /**
     * The answer in a line; empty for a line without an answer to a phone: a question, the responder's own affairs,
     * another kind of address, the name of an address.
     */
    public static Optional<DnsAnswer> of(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || parts.group("name").endsWith(".in-addr.arpa")) {
            return Optional.empty();
        }
        return Ip4.parse(parts.group("asker"))
                .map(asker -> new DnsAnswer(asker, parts.group("name"), parts.group("answer")));
    }
}
