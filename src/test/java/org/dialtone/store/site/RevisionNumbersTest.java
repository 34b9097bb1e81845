package org.dialtone.store.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.dialtone.store.StateSwap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionNumbersTest {

    @TempDir
    Path data;

    private final Logger logger = Logger.getLogger(RevisionNumbers.class.getName());
    private final List<Level> warnings = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            warnings.add(entry.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
    }

    @Test
    void theNewestNumberIsThereAfterARestart() {
        assertEquals(1, new RevisionNumbers(data).after(0));
        RevisionNumbers numbers = new RevisionNumbers(data);
        numbers.keep(17, 1_000);
        numbers.keep(16, 2_000);
        RevisionNumbers after = new RevisionNumbers(data);
        assertEquals(18, after.after(15));
        assertTrue(after.isPutBack(15, 900));
        assertTrue(after.isPutBack(17, 1_001));
        assertFalse(after.isPutBack(17, 1_000));
        assertEquals(List.of(), warnings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "17", "17 x", "12345678901234567890 1", "\u00ff\u0000"})
    void aBrokenFileCountsAsNoneAndIsToldOf(String text) throws IOException {
        Files.writeString(data.resolve(StateSwap.REVISION_NUMBER), text, StandardCharsets.ISO_8859_1);
        RevisionNumbers numbers = new RevisionNumbers(data);
        assertEquals(1, warnings.size());
        assertEquals(6, numbers.after(5));
        assertFalse(numbers.isPutBack(5, 1));
        numbers.keep(5, 1);
        assertEquals(6, new RevisionNumbers(data).after(0));
        assertEquals(1, warnings.size());
    }

    @Test
    void aFileThatIsNoneIsToldOf() throws IOException {
        Files.createDirectory(data.resolve(StateSwap.REVISION_NUMBER));
        assertEquals(6, new RevisionNumbers(data).after(5));
        assertEquals(1, warnings.size());
    }
}
