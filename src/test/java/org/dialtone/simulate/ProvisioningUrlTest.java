package org.dialtone.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.dialtone.dhcp.wire.Options;
import org.junit.jupiter.api.Test;

class ProvisioningUrlTest {

    private static final byte[] PLAIN = "http://plain/\0".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ENCAPSULATED = "\u0043\u0001x\u0042\u0005http:".getBytes(StandardCharsets.UTF_8);

    @Test
    void theFirstSourceThatIsThereCounts() {
        Options both = Options.builder().put(66, PLAIN).put(43, ENCAPSULATED).build();
        assertEquals(Optional.of("http:"), ProvisioningUrl.in(both, List.of("43/66", "66")));
        assertEquals(Optional.of("http://plain/"), ProvisioningUrl.in(both, List.of("128", "66")));
        assertEquals(Optional.empty(), ProvisioningUrl.in(both, List.of("43/132")));
    }

    @Test
    void aBrokenOption43HoldsNothing() {
        Options broken = Options.builder().put(43, new byte[] {66, 100, 'x'}).build();
        assertEquals(Optional.empty(), ProvisioningUrl.in(broken, List.of("43/66")));
    }
}
