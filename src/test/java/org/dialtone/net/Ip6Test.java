package org.dialtone.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ip6Test {

    /** RFC 5952 section 4. */
    @ParameterizedTest
    @CsvSource({
        "2001:0DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1,  2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1,    2001:0:0:1::1",
        "fd00:0:0:0:0:0:0:1,    fd00::1",
        "fd00:0:0:0:0:0:0:0,    fd00::",
        "0:0:0:0:0:0:0:0,       ::",
        "::1,                   ::1",
        "fe80::ABCD:10.0.0.1,   fe80::abcd:a00:1",
    })
    void itHasOneSpelling(String text, String written) {
        Ip6 address = Ip6.parse(text).orElseThrow();
        assertEquals(written, address.toString());
        assertEquals(address, Ip6.parse(written).orElseThrow());
        assertEquals(address, Ip6.of(address.toInetAddress()).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.66.0.1",
                "box.example",
                "fe80::1%eth1",
                "[fd00::1]",
                "fd00::1::2",
                "::ffff:10.66.0.1",
                "abcd"
            })
    void otherTextsAreNone(String text) {
        assertEquals(Optional.empty(), Ip6.parse(text));
    }

    @Test
    void theyAreOrderedAsNumbers() {
        List<String> ordered = List.of("::1", "2001:db8::1", "fd00::1", "fd00::8000:0:0:1");
        assertEquals(
                ordered,
                ordered.reversed().stream()
                        .map(text -> Ip6.parse(text).orElseThrow())
                        .sorted()
                        .map(Ip6::toString)
                        .toList());
        assertTrue(Ip6.parse("::1").orElseThrow().compareTo(Ip6.parse("::1").orElseThrow()) == 0);
    }
}
