package org.dialtone.web.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CurrentLeafTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final TlsIdentity OLD = identity("EC", 256);
    private static final TlsIdentity FRESH = identity("RSA", 2048);

    private static TlsIdentity identity(String algorithm, int bits) {
        TestChain chain =
                TestChain.of(TestChain.Wish.of(NOW, "box.hotel.example").key(algorithm, bits));
        return new TlsIdentity(chain.chain(), chain.key());
    }

    @Test
    void aHandshakeEndsWithTheLeafThatItBeganWith() {
        CurrentLeaf keys = new CurrentLeaf(OLD);
        String alias = keys.chooseServerAlias("EC", null, null);
        assertEquals(OLD.key(), keys.getPrivateKey(alias));
        keys.renew(FRESH);
        assertArrayEquals(OLD.chain().toArray(), keys.getCertificateChain(alias));
        assertEquals(OLD.key(), keys.getPrivateKey(alias));

        assertNull(keys.chooseServerAlias("EC", null, null));
        String next = keys.chooseServerAlias("RSA", null, null);
        assertArrayEquals(FRESH.chain().toArray(), keys.getCertificateChain(next));
        assertEquals(FRESH.key(), keys.getPrivateKey(next));
        keys.renew(OLD);
        assertNull(keys.getPrivateKey(alias));
    }
}
