package org.dialtone.web.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.Ip6;

/**
 * The names that a certificate vouches for.
 *
 * @param hosts     DNS names, in lower case
 * @param addresses IPv4 addresses
 * @param addresses6 IPv6 addresses
 */
record CertificateNames(Set<String> hosts, Set<Ip4> addresses, Set<Ip6> addresses6) {

    private static final String DNS_NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*";
    /** Kinds of GeneralName (RFC 5280 section 4.2.1.6). */
    private static final Integer DNS_KIND = 2;

    private static final Integer IP_KIND = 7;
    private static final String LOCALHOST = "localhost";
    private static final Ip4 LOOPBACK = Ip4.of("127.0.0.1");

    CertificateNames {
        hosts = new TreeSet<>(hosts);
        addresses = new TreeSet<>(addresses);
        addresses6 = new TreeSet<>(addresses6);
    }

    /**
     * Returns the box's own names and the names that it always answers to; leaves out 0.0.0.0, and a host name that DNS
     * can't hold.
     */
    static CertificateNames of(String hostname, List<Ip4> addresses) {
        Set<String> hosts = new TreeSet<>(Set.of(LOCALHOST, "dialtone.local"));
        String lower = hostname.strip().toLowerCase(Locale.ROOT);
        if (isHost(lower)) {
            hosts.add(lower);
        }
        Set<Ip4> all = new TreeSet<>(addresses);
        all.add(LOOPBACK);
        all.remove(Ip4.ANY);
        return new CertificateNames(hosts, all, Set.of());
    }

    /** With these names and addresses too, each in a line of {@link #lines}. */
    CertificateNames with(List<String> lines) {
        Set<String> named = new TreeSet<>(hosts);
        Set<Ip4> all = new TreeSet<>(addresses);
        Set<Ip6> all6 = new TreeSet<>(addresses6);
        for (String line : lines) {
            Ip4.parse(line).ifPresent(all::add);
            Ip6.parse(line).ifPresent(all6::add);
            if (Ip4.parse(line).isEmpty() && isHost(line)) {
                named.add(line);
            }
        }
        return new CertificateNames(named, all, all6);
    }

    List<String> lines() {
        return Stream.of(hosts, addresses, addresses6)
                .flatMap(Set::stream)
                .map(Object::toString)
                .toList();
    }

    /** As {@link #in}; no names where they can't be read. */
    static CertificateNames of(X509Certificate certificate) {
        try {
            return in(certificate);
        } catch (CertificateParsingException e) {
            return new CertificateNames(Set.of(), Set.of(), Set.of());
        }
    }

    private static boolean isHost(String lower) {
        return lower.length() < 254 && lower.matches(DNS_NAME);
    }

    boolean isEmpty() {
        return hosts.isEmpty() && addresses.isEmpty() && addresses6.isEmpty();
    }

    /** Whether a browser that asked for this host or address takes the certificate (RFC 9525 section 6.3). */
    boolean vouchesFor(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        int dot = lower.indexOf('.');
        return Ip4.parse(host).filter(addresses::contains).isPresent()
                || Ip6.parse(bare(host)).filter(addresses6::contains).isPresent()
                || hosts.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> name.equals(lower)
                                || dot > 0
                                        && name.startsWith("*.")
                                        && name.substring(1).equals(lower.substring(dot)));
    }

    /** In an URL an IPv6 address has brackets (RFC 3986 section 3.2.2). */
    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** Whether one of another's names, but for those that each machine has, is among these. */
    boolean vouchesForAny(CertificateNames others) {
        CertificateNames outside = others.beyondItself();
        return outside.lines().stream().anyMatch(this::vouchesFor);
    }

    /** The names without those by which a machine reaches itself. */
    CertificateNames beyondItself() {
        Set<String> named = new TreeSet<>(hosts);
        named.remove(LOCALHOST);
        Set<Ip4> others = new TreeSet<>(addresses);
        others.remove(LOOPBACK);
        return new CertificateNames(named, others, addresses6);
    }

    /** Reads the names of a certificate; leaves out names of other kinds. */
    static CertificateNames in(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        Map<Object, List<String>> byKind = (alternatives == null ? List.<List<?>>of() : alternatives)
                .stream()
                        .collect(Collectors.groupingBy(
                                name -> name.get(0),
                                Collectors.mapping(name -> name.get(1).toString(), Collectors.toList())));
        List<String> addresses = byKind.getOrDefault(IP_KIND, List.of());
        return new CertificateNames(
                Set.copyOf(byKind.getOrDefault(DNS_KIND, List.of())),
                addresses.stream().flatMap(text -> Ip4.parse(text).stream()).collect(Collectors.toSet()),
                addresses.stream().flatMap(text -> Ip6.parse(text).stream()).collect(Collectors.toSet()));
    }

    @Override
    public String toString() {
        return String.join(", ", lines());
    }
}
