package org.dialtone.dhcp;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.net.Ip4;

/**
 * One offer of a DHCP server.
 *
 * @param source IP address that the offer came from
 */
public record DhcpOffer(Ip4 source, DhcpMessage message) {

    /** Options in the brief text: lease time, router, name server, and where phones fetch their files. */
    private static final Set<Integer> TOLD = Set.of(51, 3, 6, 66, 67, 150, 160);

    /** The server by its own identifier (option 54), else by the source of the offer. */
    public Ip4 server() {
        return message.options().address(Code.SERVER_ID).orElse(source);
    }

    /** The offered address. */
    public Ip4 address() {
        return message.yiaddr();
    }

    /** The lease time; empty for BOOTP, whose addresses never end. */
    public Optional<Duration> leaseTime() {
        return message.options().u32(Code.LEASE_TIME).stream()
                .mapToObj(Duration::ofSeconds)
                .findFirst();
    }

    /** The offer in one line: the address, and what a phone would learn. */
    public String brief() {
        return address()
                + message.options().codes().stream()
                        .filter(TOLD::contains)
                        .map(code -> ", " + OptionTable.byCode(code).name() + " "
                                + OptionTable.byCode(code)
                                        .describe(message.options().get(code)))
                        .collect(Collectors.joining());
    }

    public boolean sameServer(DhcpOffer other) {
        return server().equals(other.server()) && source.equals(other.source);
    }

    /** The offer as a headline and a line for each option, indented. */
    public String text() {
        String relay = message.relayed() ? " through relay " + message.giaddr() : "";
        String next = message.siaddr().equals(Ip4.ANY) ? "" : "\n  next server: " + message.siaddr();
        return "server " + server() + (source.equals(server()) ? "" : " (from " + source + ")") + relay + " offers "
                + address() + next
                + message.options()
                        .toString()
                        .lines()
                        .map(line -> "\n  " + line)
                        .collect(Collectors.joining());
    }
}
