package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dialtone.journal.Catalogue;
import org.dialtone.journal.Language;
import org.dialtone.journal.Translation;
import org.dialtone.net.Subnet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource(Language.class)
    void theReadersLanguageSaysWhatTheSameLinesAreFor(Language language) {
        assertEquals(
                List.of(),
                Translation.faults(
                        Catalogue.read(DhcpRecipes.class, "recipes", Language.ENGLISH),
                        Catalogue.read(DhcpRecipes.class, "recipes", language)));
        String text = new DhcpRecipes(ROOT, Subnet.of("10.66.0.0/16")).text(language);
        assertFalse(text.contains("<"), text);
        assertEquals(commands(Language.ENGLISH), commands(language));
    }

    private static List<String> commands(Language language) {
        return new DhcpRecipes(ROOT, Subnet.of("10.66.0.0/16"))
                .text(language)
                .lines()
                .filter(line -> line.startsWith("    "))
                .toList();
    }

    @Test
    void theExampleLiesInASmallSubnetToo() {
        assertTrue(new DhcpRecipes(ROOT, Subnet.of("10.66.0.0/29")).text().contains("fixed-address 10.66.0.6;"));
    }
}
