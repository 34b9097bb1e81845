package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The Debian package's manual page tells what the commands tell; {@code -Dgolden.bless=true} writes it anew. */
class ManPageTest {

    private static final Path PAGE = Path.of("deb/dialtone.1");

    @Test
    void theManualPageTellsWhatTheCommandsTell() throws IOException {
        String told = ManPage.of(new Commands(Terminal.ofProcess(), new FakeProcess()).spec());
        if (Boolean.getBoolean("golden.bless")) {
            Files.writeString(PAGE, told);
        }
        assertEquals(
                Files.readString(PAGE),
                told,
                PAGE + " tells something else than the commands; mvn test with -Dgolden.bless=true writes it anew");
    }
}
