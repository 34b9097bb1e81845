package org.dialtone.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import org.junit.jupiter.api.Test;

class PhoneFileTest {

    private static final String METADATA = "/META-INF/native-image/org.dialtone/simulate/reachability-metadata.json";

    @Test
    void aFileThatIsNoXmlIsToldOfInWords() {
        assertEquals(
                "not well-formed XML: ParseError at [row,col]:[1,9]",
                assertThrows(IllegalArgumentException.class, () -> PhoneFile.of("<a><b></a>"))
                        .getMessage());
    }

    /** Without them a native image fails where it should tell. */
    @Test
    void theParsersWordsAreDeclaredForTheNativeImage() throws IOException {
        try (InputStream in = PhoneFileTest.class.getResourceAsStream(METADATA);
                ModuleReader parser =
                        ModuleFinder.ofSystem().find("java.xml").orElseThrow().open()) {
            String bundle =
                    new ObjectMapper().readTree(in).at("/resources/0/bundle").asText();
            assertTrue(parser.find(bundle.replace('.', '/') + ".properties").isPresent(), bundle);
        }
    }
}
