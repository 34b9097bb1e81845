package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.dialtone.net.Subnet;
import org.junit.jupiter.api.Test;

class DhcpRecipesTest {

    private static final String ROOT = "http://10.66.0.1/provision/R2Xu8aVV20Jka/";

    @Test
    void everyServerHasARecipeAtEveryLevel() throws IOException {
        try (var golden = DhcpRecipesTest.class.getResourceAsStream("/golden/dhcp-recipes.txt")) {
            assertEquals(
                    new String(golden.readAllBytes(), StandardCharsets.UTF_8),
                    new DhcpRecipes(ROOT, Subnet.of("10.66.0.0/16")).text());
        }
    }

    @Test
    void theExampleLiesInASmallSubnetToo() {
        assertTrue(new DhcpRecipes(ROOT, Subnet.of("10.66.0.0/29")).text().contains("fixed-address 10.66.0.6;"));
    }
}
