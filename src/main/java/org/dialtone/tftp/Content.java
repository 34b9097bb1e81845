package org.dialtone.tftp;

import java.util.Arrays;

/** What a transfer sends, as it goes over the wire. */
public interface Content extends AutoCloseable {

    /** Bytes; the same during the whole transfer. */
    long size();

    /**
     * Part of it.
     *
     * @param from   of its first byte
     * @param length at least 0; all of it lies within the size
     * @throws Unreadable where it can't be had any more
     */
    byte[] part(long from, int length);

    @Override
    default void close() {
        // What lies in the memory holds nothing open.
    }

    /** It was there when the transfer began, and no longer is. */
    final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        public Unreadable(String says) {
            super(says);
        }
    }

    /** @param bytes not to be changed afterwards */
    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public byte[] part(long from, int length) {
                return Arrays.copyOfRange(bytes, (int) from, (int) from + length);
            }
        };
    }
}
