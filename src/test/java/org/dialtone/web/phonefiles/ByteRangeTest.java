package org.dialtone.web.phonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dialtone.phone.BoundedMatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest(name = "{0} of {1} bytes")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                      | 100 | whole
            bytes=0-99             | 100 | bytes 0-99/100
            bytes=0-               | 100 | bytes 0-99/100
            bytes=0-0              | 100 | bytes 0-0/100
            Bytes = 5-9            | 100 | whole
            bytes= 5 - 9           | 100 | bytes 5-9/100
            bytes=90-200           | 100 | bytes 90-99/100
            bytes=-10              | 100 | bytes 90-99/100
            bytes=-1000            | 100 | bytes 0-99/100
            bytes=-0               | 100 | bytes */100
            bytes=100-             | 100 | bytes */100
            bytes=999999999999999999- | 100 | bytes */100
            bytes=9999999999999999999- | 100 | whole
            bytes=9-5              | 100 | whole
            bytes=0-1,5-6          | 100 | whole
            bytes=-                | 100 | whole
            lines=0-1              | 100 | whole
            bytes=a-b              | 100 | whole
            bytes=0-               | 0   | bytes */0
            """)
    void readsTheRangeHeader(String header, long size, String comes) {
        assertEquals(
                comes, ByteRange.of(header, size).map(range -> range.of(size)).orElse("whole"));
    }

    /** A header may hold twenty thousand characters, and an event loop reads each request. */
    @ParameterizedTest
    @ValueSource(strings = {"bytes=%s", "bytes=%sx", "bytes=1%s", "bytes=1-%sx", "bytes=1 -%s2%s"})
    void manySpacesAreReadOnce(String form) {
        assertTrue(BoundedMatch.ends(ByteRange.ONE, form.replace("%s", " ".repeat(20_000))));
    }
}
