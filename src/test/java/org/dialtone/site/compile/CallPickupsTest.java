package org.dialtone.site.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.dialtone.provision.ProvisionPlan.CallPickup;
import org.dialtone.site.file.SiteReader;
import org.junit.jupiter.api.Test;

class CallPickupsTest {

    private static final String NUMBERS = """
            extensions: [{number: "1"}, {number: "2"}, {number: "3"}, {number: "4"}]
            numbers:
              - {number: "8", name: Bar, ring: ["1", "2"], pickup: true}
              - {number: "9", name: Desk, ring: ["2", "3"], pickup: true}
              - {number: "7", name: Door, ring: ["3", "4"]}
            """;

    private static List<CallPickup> of(String registrar) {
        CallPickups pickups = new CallPickups(
                SiteReader.read("dialtone: 1\n" + registrar + NUMBERS).document());
        return List.of(pickups.of("1"), pickups.of("2"), pickups.of("3"), pickups.of("4"));
    }

    @Test
    void linesTakeCallsOfTheirListsAsTheBoxAllows() {
        assertEquals(
                List.of(
                        new CallPickup("**", Set.of("2", "8")),
                        new CallPickup("**", Set.of("1", "3", "8", "9")),
                        new CallPickup("**", Set.of("2", "9")),
                        CallPickup.NONE),
                of(""));
    }

    @Test
    void anExternalPbxHasCodesOfItsOwn() {
        assertEquals(
                List.of(CallPickup.NONE, CallPickup.NONE, CallPickup.NONE, CallPickup.NONE),
                of("registrar: {mode: external, host: pbx.example.org}\n"));
    }
}
