package org.dialtone.tftp;

import java.util.Arrays;

/** The bytes that a transfer sends, in the form in which they travel. */
public interface Content extends AutoCloseable {

    /** The size in bytes, which stays the same during the whole transfer. */
    long size();

    /**
     * Reads a part of the content.
     *
     * @param from   offset of the first byte
     * @param length number of bytes, at least 0; the whole part lies within the size
     * @throws Unreadable where the content can't be read any more
     */
    byte[] part(long from, int length);

    @Override
    default void close() {
        // Content in memory has nothing to close.
    }

    /** The content was there when the transfer began, and is gone now. */
    final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        public Unreadable(String says) {
            super(says);
        }
    }

    /** @param bytes the content; the caller doesn't change it afterwards */
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
