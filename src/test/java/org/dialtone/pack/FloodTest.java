package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.FileRequest;
import org.dialtone.provision.ProvisionPlan.Line;
import org.junit.jupiter.api.Test;

/** One address asks for ever other names, addresses, models, User-Agents and firmware: the memory for it is bounded. */
class FloodTest {

    private static final int MANY = 24_000;
    /** A hundred bytes for each request would exceed this. */
    private static final long ALLOWED = 2 << 20;

    private static final Ip4 PHONE = Ip4.of("10.66.1.1");
    private static final Ip4 STRANGER = Ip4.of("10.66.9.9");

    private final PhoneRig rig = new PhoneRig()
            .put(MacAddress.of("000b82aabbcc"), PHONE, "GXP2170", new Line("1001", "Reception", null, "s3cret"));

    @Test
    void memoryStaysBounded() {
        flood(0);
        long before = used();
        flood(MANY);
        long grown = used() - before;
        assertTrue(grown < ALLOWED, "another " + MANY + " requests took " + grown + " bytes for good");
        assertEquals(200, ask(PHONE, "/cfg000b82aabbcc.xml", "Grandstream Model HW GXP2170 SW 1.0.11.23"));
    }

    private void flood(int from) {
        IntStream.range(from, from + MANY).forEach(i -> {
            String mac = "%012x".formatted(0x001565000000L + i);
            List<String> names = List.of(
                    "/nobody-" + i + ".cfg",
                    "/cfgmodel" + i + ".xml",
                    "/" + mac + ".cfg",
                    "/cfg" + mac + ".xml",
                    "/firmware/rom" + i + ".bin",
                    "/phonebook-mitel-" + i + ".xml");
            assertTrue(ask(
                            i % 2 == 0 ? PHONE : STRANGER,
                            names.get(i % names.size()),
                            "Grandstream Model HW GXP" + i + " SW 1.0." + i)
                    < 500);
            rig.entries.clear();
        });
    }

    private int ask(Ip4 from, String path, String userAgent) {
        return rig.provisioner
                .answer(new FileRequest(path, from, Ip4.of("10.66.0.1"), userAgent, FileRequest.Transport.HTTP))
                .status();
    }

    private static long used() {
        IntStream.range(0, 4).forEach(_ -> System.gc());
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
