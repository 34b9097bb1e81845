package org.dialtone.sip;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes nonces that contain their own time and seal, so that the box remembers none. Their age is elapsed time: a
 * change of the wall clock has no effect. After a restart of the machine elapsed time starts anew; a nonce from before
 * seems to come from the future and counts as old. For one thread.
 */
final class Nonces {

    static final Duration LIFE = Duration.ofMinutes(5);
    private static final int SEALED = Long.BYTES + Integer.BYTES;
    private static final int SEAL = 12;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Mac mac;
    private final LongSupplier nanos;
    /** A number that tells nonces of one moment apart; the seal keeps them from being guessed. */
    private int made;

    Nonces(byte[] key, LongSupplier nanos, RandomGenerator random) {
        this.nanos = nanos;
        this.made = random.nextInt();
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    String make() {
        byte[] body = ByteBuffer.allocate(SEALED)
                .putLong(nanos.getAsLong())
                .putInt(made++)
                .array();
        return ENCODER.encodeToString(
                ByteBuffer.allocate(SEALED + SEAL).put(body).put(seal(body)).array());
    }

    /** Whether this box made the nonce within its lifetime. */
    boolean fresh(String nonce) {
        byte[] bytes = decode(nonce);
        if (bytes.length != SEALED + SEAL) {
            return false;
        }
        byte[] seal = Arrays.copyOfRange(bytes, SEALED, bytes.length);
        long age = nanos.getAsLong() - ByteBuffer.wrap(bytes).getLong();
        return MessageDigest.isEqual(seal, seal(Arrays.copyOf(bytes, SEALED))) && age >= 0 && age <= LIFE.toNanos();
    }

    private byte[] seal(byte[] body) {
        return Arrays.copyOf(mac.doFinal(body), SEAL);
    }

    private static byte[] decode(String nonce) {
        try {
            return Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
