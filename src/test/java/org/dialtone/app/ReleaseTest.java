package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseTest {

    private static final String COMMIT = "802965ee7e85808d828d522021941f85faacc89d";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                COMMIT + "       | 0.1.0 (802965ee7e85)",
                COMMIT + "-dirty | 0.1.0 (802965ee7e85-dirty)",
                "802965e         | 0.1.0 (802965e)",
                "''              | 0.1.0",
            })
    void saysWhichItIs(String commit, String says) throws IOException {
        assertEquals(says, release(commit, "2026-11-26T00:00:00Z").says());
    }

    @Test
    void tellsTheWholeCommitToPrograms() throws IOException {
        assertEquals(
                Map.of("version", "0.1.0", "commit", COMMIT),
                release(COMMIT, "2026-11-26T00:00:00Z").facts());
        assertEquals(
                Map.of("version", "0.1.0"), release("", "2026-11-26T00:00:00Z").facts());
    }

    @Test
    void dateIsATimestampOrTheSecondsOfSourceDateEpoch() throws IOException {
        assertEquals(
                LocalDate.of(2026, 11, 26), release("", "2026-11-26T00:00:00Z").date());
        assertEquals(LocalDate.of(2026, 11, 24), release("", "1795551609").date());
    }

    private static Release release(String commit, String date) throws IOException {
        Properties build = new Properties();
        build.load(new StringReader("version=0.1.0\ndate=" + date + "\ncommit=" + commit + "\n"));
        return Release.of(build);
    }
}
