package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dialtone.dhcp.WhatIf.Answer;
import org.dialtone.dhcp.WhatIf.Value;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;

class WhatIfTableTest {

    @Test
    void aPhoneThatIsOfferedNothingHasAHeadAlone() {
        assertEquals(
                """
                scope   none
                vendor  unknown
                classes none
                address none: the site denies this client
                """,
                WhatIfTable.text(new Answer(null, null, List.of(), null, Grounds.of(Reason.CLIENT_DENIED), List.of())));
    }

    @Test
    void theHeadTellsScopeVendorClassesAndAddress() {
        assertEquals(
                """
                scope   voice
                vendor  acme
                classes desk, lobby
                address 192.0.2.9: free
                """,
                WhatIfTable.text(new Answer(
                        "voice",
                        "acme",
                        List.of("desk", "lobby"),
                        Ip4.of("192.0.2.9"),
                        Grounds.of(Reason.OFFER_FREE),
                        List.of())));
    }

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        List<Value> values = List.of(
                new Value(3, "routers", "192.0.2.254", "scope voice"),
                new Value(66, "tftp", "", "global"),
                new Value(120, "x", "a b", "pack acme"));
        assertEquals("""
                  3 routers  192.0.2.254  scope voice
                 66 tftp     -            global
                120 x        a b          pack acme
                """, rows(values));
    }

    @Test
    void aValueWithAPercentSignStandsAsItIs() {
        assertEquals("  1 a%n  100%d  global\n", rows(List.of(new Value(1, "a%n", "100%d", "global"))));
    }

    private static String rows(List<Value> values) {
        String text = WhatIfTable.text(new Answer(null, null, List.of(), null, Grounds.of(Reason.OFFER_FREE), values));
        return text.lines().skip(4).map(each -> each + "\n").reduce("", String::concat);
    }
}
