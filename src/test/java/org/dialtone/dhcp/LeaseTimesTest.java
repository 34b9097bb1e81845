package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
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

    @Test
    void theRenewalsOfThreeHundredPhonesLieOverAnEighthOfTheirTime() {
        List<Long> renewals = IntStream.range(0, 300)
                .mapToObj(i -> MacAddress.of("00:15:65:00:%02x:%02x".formatted(i / 256, i % 256)))
                .map(mac -> LeaseTimes.spread(3600, mac))
                .toList();
        assertTrue(renewals.stream().allMatch(renewal -> renewal <= 3600 && renewal >= 3150), renewals.toString());
        List<Long> perMinute = IntStream.range(0, 7)
                .mapToObj(minute -> renewals.stream()
                        .filter(renewal -> (3600 - renewal) / 60 == minute)
                        .count())
                .toList();
        assertTrue(perMinute.stream().allMatch(count -> count > 20 && count < 60), perMinute.toString());
        MacAddress one = MacAddress.of("00:15:65:00:00:01");
        assertEquals(LeaseTimes.spread(3600, one), LeaseTimes.spread(3600, one), "each time the same");
        assertTrue(LeaseTimes.spread(1, one) == 1 && LeaseTimes.spread(0, one) == 0);
    }
}
