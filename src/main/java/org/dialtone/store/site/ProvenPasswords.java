package org.dialtone.store.site;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dialtone.net.BoundedMap;

/**
 * Knows again, within a run, the password that bcrypt has found right for a hash: a program that sends its password with
 * each request would else keep a processor busy. Keeps no password, but a digest under a key of this run. Safe to use
 * from any thread.
 */
final class ProvenPasswords {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int MOST = 100;

    private final SecretKeySpec key;
    private final Map<String, byte[]> byHash = BoundedMap.byAccess(MOST);

    ProvenPasswords() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    synchronized boolean knows(String hash, String password) {
        byte[] proven = byHash.get(hash);
        return proven != null && MessageDigest.isEqual(proven, digest(password));
    }

    synchronized void proved(String hash, String password) {
        byHash.put(hash, digest(password));
    }

    private byte[] digest(String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
