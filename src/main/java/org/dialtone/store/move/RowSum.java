package org.dialtone.store.move;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The number of rows and the sum of their hashes: equal for the same rows in any order. For one thread. */
final class RowSum {

    private final MessageDigest digest;
    private final long[] sum = new long[4];
    private long rows;

    RowSum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(Object[] values) {
        for (Object value : values) {
            byte[] bytes = bytes(value);
            digest.update((value == null ? "-" : Integer.toString(bytes.length)).getBytes(StandardCharsets.US_ASCII));
            digest.update((byte) ':');
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        for (int i = 0; i < sum.length; i++) {
            sum[i] += hash.getLong();
        }
        rows++;
    }

    private static byte[] bytes(Object value) {
        return switch (value) {
            case null -> new byte[0];
            case byte[] bytes -> bytes;
            default -> value.toString().getBytes(StandardCharsets.UTF_8);
        };
    }

    long rows() {
        return rows;
    }

    boolean sameAs(RowSum other) {
        return rows == other.rows && Arrays.equals(sum, other.sum);
    }
}
