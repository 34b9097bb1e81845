package org.dialtone.site.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;
import org.dialtone.site.SiteCheck;
import org.dialtone.site.TestPacks;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.junit.jupiter.api.Test;

class SurroundingRulesTest {

    /** A box at 10.66.0.1 and 10.66.1.7 with a route to 10.77.0.0/16 alone. */
    private static final Surroundings BOX = new Surroundings() {

        @Override
        public List<Ip4> addresses() {
            return List.of(Ip4.of("127.0.0.1"), Ip4.of("10.66.0.1"), Ip4.of("10.66.1.7"));
        }

        @Override
        public boolean serves(List<String> interfaces) {
            return interfaces.contains("voice0");
        }

        @Override
        public Optional<Complaint> trouble(String interfaceName) {
            return interfaceName.equals("voice0")
                    ? Optional.empty()
                    : Optional.of(Complaint.of(Flaw.INTERFACE_MISSING, interfaceName, "lo, voice0"));
        }

        @Override
        public boolean isSilent(Ip4 router) {
            return router.equals(Ip4.of("10.66.0.254"));
        }

        @Override
        public boolean reaches(Ip4 address) {
            return Subnet.of("10.77.0.0/16").contains(address);
        }
    };

    private static final String SITE = """
            dialtone: 1
            site: {timezone: Europe/Athens}
            dhcp:
              mode: %s
              interfaces: [voice0]
              options: {routers: [10.66.0.254, 10.66.0.253]}
              scopes:
                - {name: here, subnet: 10.66.0.0/16, pools: [10.66.1.0-10.66.1.99], exclude: [%s], options: {3: 10.66.0.254}}
                - {name: routed, subnet: 10.77.1.0/24, pools: [10.77.1.10-10.77.1.99]}
                - {name: lost, subnet: 10.88.0.0/24, pools: [10.88.0.10-10.88.0.99]}
            """;

    @Test
    void aRelayWithoutARouteTheBoxInItsOwnPoolAndASilentRouterAreDoubtful() {
        assertEquals("""
                line 6, dhcp.options: warning: the router 10.66.0.254 doesn't answer ARP; switch it on, or correct the address: \
                without it phones reach nothing beyond their subnet
                line 8, dhcp.scopes[0].pools[0]: warning: the pool holds the box's own address 10.66.1.7; add exclude: [10.66.1.7]
                line 8, dhcp.scopes[0].options: warning: the router 10.66.0.254 doesn't answer ARP; switch it on, or correct the address: \
                without it phones reach nothing beyond their subnet
                line 10, dhcp.scopes[2].subnet: warning: no interface of this box is in 10.88.0.0/24, and no route leads there: \
                its relay agents can't be answered; add a route, or give an interface an address there""", found(BOX, "server", "10.66.1.8"));
    }

    @Test
    void anInterfaceThatHealthWouldMissIsDoubtful() {
        String site = """
                dialtone: 1
                site: {timezone: Europe/Athens}
                dhcp: {mode: %s, interfaces: [voice0, voise1]}
                """;
        assertEquals(
                "line 3, dhcp.interfaces[1]: warning: network interface voise1 does not exist; this machine has lo, voice0: "
                        + "correct the name, which may come from dhcp.interfaces in the site file or from DIALTONE_INTERFACES; "
                        + "DHCP stays down there until then; the box serves the interface when it comes",
                review(BOX, site.formatted("listen")));
        assertEquals("", review(BOX, site.formatted("off")));
        assertEquals("", review(Surroundings.UNKNOWN, site.formatted("listen")));
    }

    @Test
    void excludedAddressesAndUnservedScopesAreFine() {
        assertEquals("", found(BOX, "off", "10.66.1.7"));
    }

    @Test
    void awayFromTheBoxNothingIsSaidOfIt() {
        assertEquals("", found(Surroundings.UNKNOWN, "server", "10.66.1.8"));
    }

    @Test
    void whereTheBoxListensRelaysAreToBeListed() {
        String far = """
                line 5, dhcp.scopes[1]: warning: the scope lists no relays: whoever can send UDP to the box may pass for one, and say that a phone's \
                address is another; add relays: [the address that its relay calls itself (giaddr, on the phones' side), the address that it sends from]""";
        assertEquals(far, listening(BOX, "voice0", "", "", ""));
        assertEquals("", listening(BOX, "voice0", "", ", relays: [10.77.1.1, 10.66.0.9]", ""));
        assertEquals("", listening(BOX, "voice0", ", relays: [10.77.1.1, 10.66.0.9]", ", sharedWith: here", ""));
        assertEquals("", listening(BOX, "voice0", "", ", interface: voice0", ""));
        assertEquals(
                far,
                listening(Surroundings.UNKNOWN, "voice0", "", "", "serverAddress: 10.66.0.1, "),
                "away from the box its address may be in the site");
        assertEquals("""
                line 5, dhcp.scopes[1]: warning: the scope lists no relays, and others do: none of its phones is heard through a relay; \
                add relays: [the address that its relay calls itself (giaddr, on the phones' side), the address that it sends from]""", listening(BOX, "voice0", ", relays: [10.66.0.9]", "", ""));
    }

    @Test
    void aBoxThatHearsRelaysAloneIsToKnowThem() {
        String says =
                review(Surroundings.UNKNOWN, "dialtone: 1\nsite: {timezone: Europe/Athens}\ndhcp: {mode: listen}");
        assertEquals(
                "line 3, dhcp.scopes: warning: the box listens to relays alone, and no scope lists one: no phone is heard; add a scope for the phones' network: "
                        + "{name, subnet, relays: [the address that its relay calls itself (giaddr, on the phones' side), the address that it sends from]}",
                says);
        assertEquals(
                "",
                review(
                        Surroundings.UNKNOWN,
                        "dialtone: 1\nsite: {timezone: Europe/Athens}\ndhcp: {mode: listen, interfaces: [voice0]}"));
    }

    private static String listening(Surroundings here, String link, String near, String far, String site) {
        return review(here, """
                dialtone: 1
                site: {%stimezone: Europe/Athens}
                dhcp: {mode: listen, interfaces: [%s], scopes: [
                  {name: here, subnet: 10.66.0.0/16%s},
                  {name: routed, subnet: 10.77.1.0/24%s}]}
                """.formatted(site, link, near, far));
    }

    private static String found(Surroundings here, String mode, String exclude) {
        return review(here, SITE.formatted(mode, exclude));
    }

    private static String review(Surroundings here, String yaml) {
        return new SiteCheck(TestPacks.packs(), here)
                .check(yaml).findings().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
