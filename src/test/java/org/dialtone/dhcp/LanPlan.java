package org.dialtone.dhcp;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.phone.PackBuilder;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VlanOptions;

/**
 * The plan of the server in a {@link Lan}: each scope shows one thing; knobs such as {@code pool=10.66.1.0-10.66.1.9}
 * change it.
 */
final class LanPlan {

    private final Map<String, String> knobs = new HashMap<>();

    /** Sets these knobs, in addition to those that were set before. */
    void turn(Map<String, String> more) {
        knobs.putAll(more);
    }

    DhcpPlan plan() {
        boolean authoritative = !"false".equals(knobs.get("authoritative"));
        boolean automatic = "true".equals(knobs.get("automatic"));
        Scope voice = conducted(scope(
                "voice",
                "10.66.0.0/16",
                knobs.getOrDefault("pool", "10.66.1.0-10.66.1.199"),
                authoritative,
                List.of(set(3, Lan.SERVER.toString()), set(6, "10.66.0.53"), set(15, "example.test"))));
        Scope relayed = shared(scope(
                "relayed",
                "10.77.0.0/24",
                knobs.getOrDefault("more", "10.77.0.100-10.77.0.199"),
                authoritative,
                List.of()));
        Scope loop = scope("loop", "127.66.0.0/16", "127.66.1.0-127.66.1.255", authoritative, List.of());
        Scope odd = new ScopeBuilder("odd", "10.88.0.0/29")
                .pool("10.88.0.0-10.88.0.7")
                .exclude(List.of(IpRange.of("10.88.0.4")))
                .rebind(Duration.ofDays(6))
                .build();
        Reservation reserved = new Reservation(
                new ReservedFor.Mac(Lan.mac("reserved")),
                Ip4.of("10.66.0.50"),
                "reception",
                List.of(new OptionSetting(66, new OptionValue.Text("http://reserved/{{mac}}/"))));
        return new DhcpPlan(
                "false".equals(knobs.get("serving")) ? DhcpPlan.Mode.OFF : DhcpPlan.Mode.SERVER,
                List.of("voice0"),
                automatic,
                List.of(
                        set(119, "a.example.test", "b.example.test"), text(114, "https://portal.example.test/api"),
                        set(121, "10.99.0.0/16 via 10.66.0.1"), set(15, "everyone.test")),
                List.of(voice, relayed, loop, odd).stream().map(this::probing).toList(),
                classes(),
                List.of(
                        reserved,
                        reserved(new ReservedFor.ClientId("6465736b"), "10.66.0.51"),
                        reserved(new ReservedFor.CircuitId("0107"), "10.66.0.52")),
                null,
                Lan.ROOT,
                new ClientAdmission(
                        phones(),
                        Map.of(Lan.mac("also"), Lan.mac("listed")),
                        isOn("deny") ? Set.of(Lan.mac("x")) : Set.of(),
                        isOn("deny") ? Set.of(Oui.of("001565")) : Set.of(),
                        Integer.parseInt(knobs.getOrDefault("permac", "0")),
                        Integer.parseInt(knobs.getOrDefault("share", "0"))),
                OtherServers.REFUSED,
                new CoHostedServices(isOn("names"), isOn("time")));
    }

    /** Adds a pool for the class yealink alone with {@code classpool}, for snom phones with {@code phonepool}. */
    private Scope conducted(Scope open) {
        Map<IpRange, String> classPools = new HashMap<>();
        Stream.of("classpool", "phonepool")
                .filter(knobs::containsKey)
                .forEach(knob ->
                        classPools.put(IpRange.of(knobs.get(knob)), knob.equals("phonepool") ? "snoms" : "yealink"));
        return new ScopeBuilder(open)
                .pools(Stream.concat(open.pools().stream(), classPools.keySet().stream())
                        .toList())
                .poolClasses(classPools)
                .policy(new ScopePolicy(
                        isOn("phonesOnly"),
                        isOn("knownOnly"),
                        isOn("rapid"),
                        Integer.parseInt(knobs.getOrDefault("vlan", "0")),
                        relays("switches"),
                        key()))
                .build();
    }

    private Scope probing(Scope open) {
        return new ScopeBuilder(open).probe(isOn("probe")).build();
    }

    private Scope shared(Scope alone) {
        return new ScopeBuilder(alone)
                .policy(new ScopePolicy(false, false, false, 0, relays("relays"), key()))
                .sharedWith(knobs.get("shared"))
                .build();
    }

    private Relays relays(String knob) {
        String listed = knobs.getOrDefault(knob, "any");
        return listed.equals("any") ? Relays.ANY : Relays.of(List.of(listed.split(",")));
    }

    private ClientKey key() {
        return ClientKey.valueOf(knobs.getOrDefault("key", "HARDWARE"));
    }

    /** The phone with two MACs, or as many phones as {@code phones=} says. */
    private Set<MacAddress> phones() {
        return knobs.containsKey("phones")
                ? IntStream.range(0, Integer.parseInt(knobs.get("phones")))
                        .mapToObj(LanPlan::phone)
                        .collect(Collectors.toSet())
                : Set.of(Lan.mac("listed"), Lan.mac("also"));
    }

    /** One of the phones of {@code phones=}. */
    static MacAddress phone(int number) {
        return new MacAddress(0x0205_0000_0000L + number);
    }

    private boolean isOn(String knob) {
        return "true".equals(knobs.get(knob));
    }

    private static Reservation reserved(ReservedFor holder, String address) {
        return new Reservation(holder, Ip4.of(address), null, List.of());
    }

    private static List<ClientClass> classes() {
        return List.of(
                named("yealink", "yealink*", text(66, "{root}")),
                named("long", "longurl*", text(66, "http://10.66.0.1:8080/" + "p".repeat(277) + "/")),
                new ClientClass("snoms", new ClientClass.Match(null, null, null, "snom", null, null), List.of()),
                new ClientClass(
                        "calls",
                        new ClientClass.Match(null, "calls", null, null, null, null),
                        List.of(text(224, "calls"))),
                named(
                        "boot",
                        "boot*",
                        text(67, "boot/{mac}"),
                        new OptionSetting(
                                43,
                                new OptionValue.Encapsulated(
                                        List.of(text(66, "{root}"), text(67, "{vlan}"), set(132, "0x0014"))))),
                named(
                        "many",
                        "many*",
                        set(100, "EET-2EEST,M3.5.0/3,M10.5.0/4"),
                        set(101, "Europe/Athens"),
                        set(150, "10.66.0.2", "10.66.0.3"),
                        set(120, "sip.example.test", "b.example.test"),
                        set(66, "10.66.0.2")),
                named(
                        "big",
                        "big*",
                        text(200, "p".repeat(120)),
                        text(201, "q".repeat(100)),
                        text(202, "r".repeat(60)),
                        text(203, "s".repeat(200))),
                named(
                        "enterprise",
                        "enterprise*",
                        new OptionSetting(
                                125,
                                new OptionValue.ByEnterprise(List.of(
                                        new OptionValue.ByEnterprise.Part(
                                                3561,
                                                new OptionValue.Encapsulated(List.of(
                                                        text(1, "{root}"),
                                                        text(2, "{vlan}"),
                                                        text(4, "{root}".repeat(7)),
                                                        set(3, "0x0014")))),
                                        new OptionValue.ByEnterprise.Part(
                                                1027, new OptionValue.Text("id:ipphone;sw_tftp={server}")),
                                        new OptionValue.ByEnterprise.Part(9, new OptionValue.Text("{vendor}"))))),
                        set(124, "0x000000090302" + "6162")),
                named("later", "*-special", text(66, "{token}/{mac}/{MAC}/{vendor}/{model}/{server}")));
    }

    private static ClientClass named(String name, String vendorClass, OptionSetting... options) {
        return new ClientClass(
                name, new ClientClass.Match(vendorClass, null, null, null, null, null), List.of(options));
    }

    private static Scope scope(
            String name, String subnet, String pool, boolean authoritative, List<OptionSetting> options) {
        return new ScopeBuilder(name, subnet)
                .pool(pool)
                .leases(Duration.ofSeconds(600), Duration.ofSeconds(60), Duration.ofSeconds(7200))
                .authoritative(authoritative)
                .options(options)
                .build();
    }

    static OptionSetting set(int code, String... values) {
        return new OptionSetting(
                code, new OptionValue.Bytes(OptionTable.byCode(code).encode(List.of(values))));
    }

    static OptionSetting text(int code, String template) {
        return new OptionSetting(code, new OptionValue.Text(template));
    }

    static Packs packs() {
        return new Packs(List.of(
                new PackBuilder("yealink", "Yealink")
                        .ouis(Set.of(Oui.of("001565")))
                        .vendorClasses(List.of(Pattern.compile("^yealink")))
                        .options(Map.of(66, "{root}", 42, "{server}", 43, "0x0104"))
                        .vlan(new VlanOptions(Map.of(132, "{vlan}"), Map.of(132, "{vlan}"), "a test", "seen"))
                        .build(),
                new PackBuilder("snom", "Snom")
                        .ouis(Set.of(Oui.of("000413")))
                        .options(Map.of(66, "{root}"))
                        .vlan(new VlanOptions(
                                Map.of(132, "{vlan}"), Map.of(133, "1\0", 132, "{vlan}\0"), "a test", "seen"))
                        .build(),
                new PackBuilder("mitel", "Mitel")
                        .vendorClasses(List.of(Pattern.compile("^Aastra")))
                        .options(Map.of(242, "HTTPPORT={port}"))
                        .encapsulated(Map.of(3, "\0", 2, "{root}"))
                        .build()));
    }
}
