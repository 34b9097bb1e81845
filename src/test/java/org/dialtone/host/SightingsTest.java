package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;
import org.dialtone.phone.Holding;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlanBuilder;
import org.dialtone.sip.Binding;
import org.dialtone.sip.BindingBuilder;
import org.dialtone.sip.BindingStore;
import org.dialtone.sip.Bindings;
import org.dialtone.sip.SipPlan;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.SipPlanBuilder;
import org.dialtone.site.compile.Plans;
import org.junit.jupiter.api.Test;

class SightingsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final MacAddress ALONE = MacAddress.of("001565000001");
    private static final MacAddress ONE = MacAddress.of("001565000002");
    private static final MacAddress TWIN = MacAddress.of("001565000003");
    private static final MacAddress ROAMING = MacAddress.of("001565000004");
    private static final MacAddress BRIDGE = MacAddress.of("020000000001");

    private final Map<Ip4, Holding> met = new HashMap<>();
    private final List<Ip4> asked = new ArrayList<>();
    private final List<Binding> registered = new ArrayList<>();

    @Test
    void aNeighbourOfTheKernelIsSeen() {
        meet(ALONE, "10.66.1.1");
        Sightings sightings = sightings();
        assertTrue(sightings.sees(ALONE, Ip4.of("10.66.1.1")));
        assertFalse(sightings.sees(ALONE, Ip4.of("10.66.1.2")));
        assertFalse(sightings.sees(ONE, Ip4.of("10.66.1.1")));
        assertEquals(Optional.of(Ip4.of("10.66.1.1")), sightings.holders(ALONE));
        assertEquals(Optional.of(ALONE), sightings.phone(Ip4.of("10.66.1.1")));
    }

    /** A wireless bridge answers ARP for all devices behind it, but holds no phone's address itself. */
    @Test
    void anUnknownDeviceIsAtNoAddress() {
        meet(BRIDGE, "10.66.1.1");
        assertEquals(Optional.empty(), sightings().phone(Ip4.of("10.66.1.1")));
    }

    @Test
    void aPhoneIsWhereItHasRegistered() {
        register("1001", "10.71.0.100");
        assertTrue(sightings().sees(ALONE, Ip4.of("10.71.0.100")));
        assertFalse(sightings().sees(ONE, Ip4.of("10.71.0.100")));
        assertEquals(Optional.of(Ip4.of("10.71.0.100")), sightings().holders(ALONE));
    }

    /**
     * Two phones share the extension, or a soft phone uses it too: the registration doesn't say which of them it is. A
     * phone is seen only at the address that it was known to hold.
     */
    @Test
    void aRegistrationThatAnotherMayHaveMadeTellsNoPlace() {
        register("1002", "10.71.0.101");
        register("1004", "10.71.0.104");
        assertEquals(
                List.of(Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(
                        sightings().holders(ONE),
                        sightings().holders(TWIN),
                        sightings().holders(ROAMING)));
        assertTrue(sightings().sees(ONE, Ip4.of("10.71.0.101")));
    }

    @Test
    void onlyOnALinkIsLookedAgain() {
        sightings().doubt(Ip4.of("10.66.1.1"));
        sightings().doubt(Ip4.of("10.71.0.100"));
        assertEquals(List.of(Ip4.of("10.66.1.1")), asked);
    }

    private void meet(MacAddress mac, String address) {
        met.put(Ip4.of(address), new Holding(Ip4.of(address), mac, Holding.Source.NEIGHBOUR, NOW));
    }

    private void register(String user, String from) {
        registered.add(new BindingBuilder(user, from)
                .from(NOW, Duration.ofSeconds(3600))
                .build());
    }

    private Sightings sightings() {
        Bindings bindings = new Bindings(
                new BindingStore() {

                    @Override
                    public List<Binding> load() {
                        return registered;
                    }

                    @Override
                    public void store(String user, List<Binding> live) {
                        // Nothing in this test asks again.
                    }

                    @Override
                    public CompletionStage<Void> commit(String user, List<Binding> live) {
                        return CompletableFuture.completedStage(null);
                    }
                },
                () -> NOW);
        return new Sightings(
                () -> met, asked::add, bindings, SightingsTest::plans, Subnet.of("10.66.0.0/16")::contains);
    }

    private static Plans plans() {
        Map<MacAddress, Phone> phones = Map.of(
                ALONE,
                phone(ALONE, "1001"),
                ONE,
                phone(ONE, "1002"),
                TWIN,
                phone(TWIN, "1002"),
                ROAMING,
                phone(ROAMING, "1004"));
        SipPlan sip = new SipPlanBuilder(Map.of(
                        "1001",
                        extension("1001", false, ALONE),
                        "1002",
                        extension("1002", false, ONE, TWIN),
                        "1004",
                        extension("1004", true, ROAMING)))
                .build();
        return new Plans(null, new ProvisionPlanBuilder(phones).build(), sip);
    }

    private static Phone phone(MacAddress mac, String number) {
        return new Phone(mac, null, null, List.of(new Line(number, number, number, "")), Set.of(), Set.of());
    }

    private static Extension extension(String user, boolean anywhere, MacAddress... phones) {
        return new Extension(user, user, "", anywhere, new HashSet<>(List.of(phones)));
    }
}
