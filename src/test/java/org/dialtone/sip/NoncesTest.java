package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoncesTest {

    private long elapsed = Long.MAX_VALUE - 5_000_000_000L;

    private Nonces nonces(String key) {
        return new Nonces(key.getBytes(), () -> elapsed, new SplittableRandom(1));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "10, true", "300, true", "301, false", "-1, false"})
    void liveFiveMinutesOfElapsedTimeEvenWhereThatOverflows(long seconds, boolean fresh) {
        Nonces nonces = nonces("key");
        String nonce = nonces.make();
        elapsed += seconds * 1_000_000_000L;
        assertEquals(fresh, nonces.fresh(nonce));
    }

    @Test
    void noTwoAreAlike() {
        Nonces nonces = nonces("key");
        assertNotEquals(nonces.make(), nonces.make());
    }

    @Test
    void onlyTheKeyMakesThem() {
        assertTrue(nonces("key").fresh(nonces("key").make()));
        assertFalse(nonces("key").fresh(nonces("other").make()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "not base64 at all!", "\u00ff"})
    void forgeriesAreNotFresh(String nonce) {
        assertFalse(nonces("key").fresh(nonce));
    }
}
