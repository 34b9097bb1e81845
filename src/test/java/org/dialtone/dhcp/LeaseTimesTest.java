package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

/** Phones that got their leases together renew them apart. */
class LeaseTimesTest {

    @Test
    void onlyPhonesThatBootWithManyOthersGetAShorterTime() {
        Lan lan = new Lan();
        long whole = renewal(lan);
        lan.engine.crowd(() -> true);
        long spread = renewal(lan);
        assertTrue(spread < whole && spread >= whole * 7 / 8, spread + " of " + whole);
        lan.engine.crowd(() -> false);
        assertEquals(whole, renewal(lan));
    }

    private static long renewal(Lan lan) {
        DhcpMessage discover = DhcpMessage.builder()
                .xid(1)
                .mac(MacAddress.of("00:15:65:00:00:01"))
                .type(MessageType.DISCOVER)
                .build();
        return assertInstanceOf(Outcome.Reply.class, lan.send(discover, Lan.direct()))
                .message()
                .options()
                .u32(Code.RENEWAL_TIME)
                .orElseThrow();
    }
}
