package org.dialtone.holder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;
import org.dialtone.phone.HeldAddresses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolderCheckTest {

    private static final Ip4 ADDRESS = Ip4.of("10.66.1.1");
    private static final Ip4 BOX = Ip4.of("10.66.0.1");
    private static final MacAddress PHONE = MacAddress.of("00:15:65:00:00:01");
    /** The phone's other MAC. */
    private static final MacAddress WIFI = MacAddress.of("00:15:65:00:00:f1");

    private static final MacAddress ROGUE = MacAddress.of("02:00:00:00:00:66");

    @ParameterizedTest(name = "held by {0}, met {1}, {2}")
    @CsvSource(textBlock = """
            phone,  phone,  near,  Itself
            phone,  wifi,   near,  Itself
            wifi,   phone,  near,  Itself
            phone,  rogue,  near,  Another
            phone,  nobody, near,  Silent
            phone,  nobody, blind, Unreadable
            phone,  nobody, far,   Itself
            nobody, rogue,  near,  Nobody
            nobody, nobody, near,  Nobody
            nobody, nobody, far,   Nobody
            """)
    void whoHoldsAndWhoAnswersDecide(String holder, String met, String where, String verdict) {
        HolderVerdict told = new HolderCheck(known(mac(holder), mac(met), where)).at(ADDRESS, HolderCheckTest::same);
        assertEquals(verdict, told.getClass().getSimpleName());
        assertEquals(mac(holder), told.holder());
    }

    @ParameterizedTest
    @CsvSource({"rogue, near, false", "nobody, near, true", "nobody, far, false"})
    void anAddressOfNobodyIsSilentOnALinkAlone(String met, String where, boolean silent) {
        assertEquals(
                new HolderVerdict.Nobody(silent),
                new HolderCheck(known(null, mac(met), where)).at(ADDRESS, HolderCheckTest::same));
    }

    /** A registration remembers its holder longer than the lease does. */
    @ParameterizedTest
    @CsvSource({"phone, Itself", "rogue, Another", "nobody, Silent"})
    void aHolderThatTheCallerKnowsIsComparedAlike(String met, String verdict) {
        HolderVerdict told = new HolderCheck(known(null, mac(met), "near")).at(ADDRESS, PHONE, HolderCheckTest::same);
        assertEquals(verdict, told.getClass().getSimpleName());
    }

    /**
     * A rogue says by ARP that the phone is at its address, and opened the connection itself; or the phone wrote to an
     * address of the box in another subnet, by way of a router.
     */
    @ParameterizedTest(name = "held by {0}, met {1}, {2}, opened by {3}")
    @CsvSource(textBlock = """
            phone,  phone,  near,  phone,  Itself
            phone,  phone,  near,  wifi,   Itself
            phone,  phone,  near,  rogue,  Another
            phone,  phone,  near,  nobody, Itself
            phone,  nobody, near,  phone,  Silent
            phone,  phone,  aside, rogue,  Itself
            phone,  nobody, far,   rogue,  Itself
            nobody, rogue,  near,  rogue,  Nobody
            """)
    void whoOpenedTheConnectionCountsOnALink(String holder, String met, String where, String opener, String verdict) {
        HolderCheck check = new HolderCheck(known(mac(holder), mac(met), where));
        assertEquals(
                verdict,
                check.connected(ADDRESS, BOX, () -> Optional.ofNullable(mac(opener)), HolderCheckTest::same)
                        .getClass()
                        .getSimpleName());
    }

    @ParameterizedTest
    @CsvSource({"phone, near, 1", "phone, aside, 0", "rogue, near, 0"})
    void theKernelIsAskedWhoOpenedTheConnectionOnlyWhereThatCounts(String met, String where, int times) {
        AtomicInteger asked = new AtomicInteger();
        new HolderCheck(known(PHONE, mac(met), where))
                .connected(
                        ADDRESS,
                        BOX,
                        () -> {
                            asked.incrementAndGet();
                            return Optional.of(PHONE);
                        },
                        HolderCheckTest::same);
        assertEquals(times, asked.get());
    }

    /** Right before a secret leaves; by then a rogue may have taken the address. */
    @ParameterizedTest(name = "held by {0}, met {1}, then {2}")
    @CsvSource(textBlock = """
            phone,  phone,  phone,  Itself
            phone,  phone,  wifi,   Itself
            phone,  phone,  rogue,  Another
            phone,  phone,  nobody, Itself
            phone,  rogue,  phone,  Another
            phone,  nobody, rogue,  Silent
            nobody, phone,  rogue,  Nobody
            """)
    void whatChangedSinceTheLookCounts(String holder, String met, String now, String verdict) {
        HolderVerdict before = new HolderCheck(known(mac(holder), mac(met), "near")).at(ADDRESS, HolderCheckTest::same);
        HolderVerdict then =
                new HolderCheck(known(mac(holder), mac(now), "near")).again(before, ADDRESS, HolderCheckTest::same);
        assertEquals(verdict, then.getClass().getSimpleName());
    }

    private static boolean same(MacAddress one, MacAddress other) {
        return one.equals(other) || !one.equals(ROGUE) && !other.equals(ROGUE);
    }

    private static MacAddress mac(String name) {
        return switch (name) {
            case "phone" -> PHONE;
            case "wifi" -> WIFI;
            case "rogue" -> ROGUE;
            default -> null;
        };
    }

    private static AddressHolders known(MacAddress holder, MacAddress met, String where) {
        HeldAddresses lan = new HeldAddresses() {
            @Override
            public boolean isBeside(Ip4 address, Ip4 local) {
                return where.equals("near") && local.equals(BOX);
            }
        };
        Optional.ofNullable(holder).ifPresent(mac -> lan.holders.put(ADDRESS, mac));
        Optional.ofNullable(met).ifPresent(mac -> lan.met.put(ADDRESS, mac));
        if (!where.equals("far")) {
            lan.near.add(ADDRESS);
        }
        lan.blind = where.equals("blind");
        return lan;
    }
}
