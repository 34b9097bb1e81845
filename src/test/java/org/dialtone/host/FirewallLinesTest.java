package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dialtone.phone.Packs;
import org.dialtone.site.SiteCheck;
import org.dialtone.site.compile.Plans;
import org.dialtone.site.model.Endpoints;
import org.junit.jupiter.api.Test;

class FirewallLinesTest {

    private static final String SITE = """
            dialtone: 1
            dhcp:
              scopes: [{name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.99]}, {name: far, subnet: 10.77.0.0/24, pools: [10.77.0.9], relays: [10.77.0.1, 10.99.0.2]}]
            extensions: [{number: "1001"}, {number: "1002", anywhere: %s}]
            phones: [{mac: "00:15:65:00:00:01", lines: ["1001"], addresses: [10.88.0.7]}]
            provisioning: {leaseRule: %s}
            registrar: {leaseRule: %s}
            """;

    @Test
    void phonesAreServedOnTheirLinksAndWhereScopesAndSetAddressesAre() {
        assertEquals(
                """
                console 10.1.0.0/16
                console eth1
                phones 10.66.0.0/16
                phones 10.77.0.0/24
                phones 10.88.0.7
                phones 10.99.0.2
                phones voice0
                """,
                FirewallLines.of(
                        plans("false", "enforce", "enforce"), List.of("voice0"), List.of("eth1", "10.1.0.0/16")));
    }

    @Test
    void aSoftPhoneFromAnywhereOpensSipAloneAndSoDoesARegistrarWithoutLeaseRule() {
        String expected = """
                console 0.0.0.0/0
                phones 10.66.0.0/16
                phones 10.77.0.0/24
                phones 10.88.0.7
                phones 10.99.0.2
                phones voice0
                sip 0.0.0.0/0
                """;
        assertEquals(expected, FirewallLines.of(plans("true", "generic", "enforce"), List.of("voice0"), List.of()));
        assertEquals(expected, FirewallLines.of(plans("false", "enforce", "off"), List.of("voice0"), List.of()));
    }

    @Test
    void allIsOpenWhereAllIsServed() {
        String expected = "console 0.0.0.0/0\nphones 0.0.0.0/0\n";
        assertEquals(expected, FirewallLines.of(plans("false", "enforce", "enforce"), List.of(), List.of()));
        assertEquals(expected, FirewallLines.of(plans("false", "log", "enforce"), List.of("voice0"), List.of()));
    }

    private static Plans plans(String anywhere, String files, String registrar) {
        return new SiteCheck(new Packs(List.of()))
                .plans(SITE.formatted(anywhere, files, registrar), new Endpoints(80, 5060))
                .orElseThrow();
    }
}
