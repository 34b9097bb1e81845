package org.dialtone.sip.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthFieldsTest {

    @Test
    void readsQuotedAndBareValues() {
        AuthFields fields = AuthFields.parse("DIGEST Realm=\"a, \\\"b\\\"\",qop=auth , nc = 00000001,,uri=\"sip:x\"")
                .orElseThrow();
        assertEquals("digest", fields.scheme());
        assertEquals("a, \"b\"", fields.get("realm"));
        assertEquals("auth", fields.get("qop"));
        assertEquals("00000001", fields.get("nc"));
        assertEquals("", fields.get("opaque"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Digest", "Digest realm", "Digest =x", "Digest a=1, A=2"})
    void refuses(String text) {
        assertTrue(AuthFields.parse(text).isEmpty());
    }
}
