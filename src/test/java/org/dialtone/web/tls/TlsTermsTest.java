package org.dialtone.web.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.dialtone.lab.ChildJvm;
import org.dialtone.web.api.TwiceMain;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java reads its TLS settings once in a process, so each case runs in a process of its own. */
class TlsTermsTest {

    @ParameterizedTest
    @CsvSource({"free, answered", "held, refused"})
    void aSecondHandshakeIsRefused(String terms, String outcome, @TempDir Path folder) throws IOException {
        try (ChildJvm child = ChildJvm.start(TwiceMain.class, terms, folder.toString())) {
            assertEquals(outcome, child.line());
        }
    }
}
