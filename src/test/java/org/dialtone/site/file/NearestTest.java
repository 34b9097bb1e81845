package org.dialtone.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KNOWN = List.of(
            "leaseTime", "minLeaseTime", "pools", "name", "tftp-server-name", "tftp-server-address", "nntp-server");

    @ParameterizedTest
    @CsvSource({
        "leasetime, leaseTime",
        "lease-time, leaseTime",
        "pool, pools",
        "nam, name",
        "tftp-server, tftp-server-name",
        "ntp-server, nntp-server",
        "voiceVlan, nothing",
        "x, nothing"
    })
    void theNearestKeyIsTheWordThatWasMeant(String written, String meant) {
        assertEquals(meant, Nearest.to(written, KNOWN).orElse("nothing"));
    }
}
