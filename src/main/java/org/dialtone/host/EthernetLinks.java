package org.dialtone.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.AttachedLinks;
import org.dialtone.app.LocalInterface;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/**
 * The links of this machine on which ARP finds the holder of an address, whether the box serves these links or not.
 * They are looked up again after a while. Safe to ask from any thread.
 */
public final class EthernetLinks implements AttachedLinks {

    private static final String ROUTES = "/proc/net/route";
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int GATEWAY = 0x2;
    private static final int REJECT = 0x200;

    private final InstantSource clock;
    private volatile Known known = new Known(List.of(), Map.of(), Set.of(), Instant.EPOCH);

    /**
     * @param ways    the narrowest first
     * @param numbers of the interfaces, by name
     */
    private record Known(List<Way> ways, Map<String, Integer> numbers, Set<Ip4> own, Instant read) {}

    /**
     * The way of a subnet's packets.
     *
     * @param direct whether it leads to a link on which ARP finds the holder of an address
     */
    record Way(Subnet subnet, String device, boolean direct) {}

    public EthernetLinks(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether another machine may have this address on a link, with no router between. */
    @Override
    public boolean reach(Ip4 address) {
        Known now = now();
        return !now.own().contains(address) && way(now.ways(), address).isPresent();
    }

    @Override
    public boolean join(Ip4 address, Ip4 other) {
        Known now = now();
        return !now.own().contains(address) && join(now.ways(), address, other);
    }

    static boolean join(List<Way> ways, Ip4 address, Ip4 other) {
        return way(ways, address).filter(way -> way.subnet().contains(other)).isPresent();
    }

    private static Optional<Way> way(List<Way> ways, Ip4 address) {
        for (Way way : ways) {
            if (way.subnet().contains(address)) {
                return way.direct() ? Optional.of(way) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether packets to this address may leave by this interface; ARP for it on other interfaces proves nothing. */
    boolean leads(Ip4 address, String device) {
        return leads(now().ways(), address, device);
    }

    /** The numbers of the interfaces by which packets to this address may leave. */
    List<Integer> leading(Ip4 address) {
        Known now = now();
        return leading(now.ways(), address)
                .flatMap(device -> Stream.ofNullable(now.numbers().get(device)))
                .toList();
    }

    static boolean leads(List<Way> ways, Ip4 address, String device) {
        return leading(ways, address).anyMatch(device::equals);
    }

    /** Several interfaces may be in one subnet, so each of the narrowest ways counts. */
    private static Stream<String> leading(List<Way> ways, Ip4 address) {
        List<Way> all =
                ways.stream().filter(way -> way.subnet().contains(address)).toList();
        return all.stream()
                .filter(way -> way.direct()
                        && way.subnet().prefix() == all.getFirst().subnet().prefix())
                .map(Way::device)
                .distinct();
    }

    private Known now() {
        Instant now = clock.instant();
        Known then = known;
        if (Duration.between(then.read(), now).abs().compareTo(FRESH) >= 0) {
            then = look(now);
            known = then;
        }
        return then;
    }

    private static Known look(Instant now) {
        List<LocalInterface> all = NetworkInterfaces.all();
        Set<String> asking = all.stream()
                .map(LocalInterface::name)
                .distinct()
                .filter(NetworkInterfaces::asks)
                .collect(Collectors.toUnmodifiableSet());
        Stream<Way> own = all.stream()
                .filter(each -> asking.contains(each.name()))
                .map(each -> new Way(each.subnet(), each.name(), true));
        return new Known(
                narrowestFirst(Stream.concat(own, ways(routes(), asking::contains))),
                numbers(asking),
                all.stream().map(LocalInterface::address).collect(Collectors.toUnmodifiableSet()),
                now);
    }

    private static Map<String, Integer> numbers(Set<String> devices) {
        Map<String, Integer> all = new HashMap<>();
        for (String device : devices) {
            try {
                all.put(device, Link.index(device));
            } catch (IOException e) {
                // It has gone just now, and leads nowhere.
            }
        }
        return all;
    }

    /**
     * Sorts ways, the narrowest first. Of two equally narrow ways the direct one comes first: it is better to ask in
     * vain.
     */
    static List<Way> narrowestFirst(Stream<Way> ways) {
        Comparator<Way> narrowest = Comparator.comparingInt(way -> -way.subnet().prefix());
        return ways.distinct()
                .sorted(narrowest.thenComparing(way -> !way.direct()))
                .toList();
    }

    /**
     * The ways that the main routing table adds: subnets on a link without an address of this machine, and subnets
     * behind a router whose addresses lie within a link's subnet.
     *
     * @param routes lines of a little-endian machine, such as
     *               {@code voice0 0000420A 00000000 0001 0 0 0 0000FFFF 0 0 0}, after a headline
     * @param asks   whether an interface asks by ARP
     */
    static Stream<Way> ways(List<String> routes, Predicate<String> asks) {
        return routes.stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length >= 8)
                .flatMap(words -> way(words, asks).stream());
    }

    private static Optional<Way> way(String[] words, Predicate<String> asks) {
        try {
            int flags = Integer.parseInt(words[3], 16);
            int prefix = Integer.bitCount(Integer.parseUnsignedInt(words[7], 16));
            Ip4 destination = new Ip4(Integer.reverseBytes(Integer.parseUnsignedInt(words[1], 16)));
            boolean direct = (flags & GATEWAY) == 0 && asks.test(words[0]);
            return Optional.of(new Way(Subnet.around(destination, prefix), words[0], direct))
                    .filter(_ -> (flags & REJECT) == 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The lines of the routing table; where it can't be read, the interfaces' own subnets have to do. */
    private static List<String> routes() {
        try {
            return Files.readAllLines(Path.of(ROUTES));
        } catch (IOException e) {
            return List.of();
        }
    }
}
