package org.dialtone.cli.control;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A stream of unknown length on the control socket: pieces, each with its length (32 bits) before it; a piece of length
 * 0 is the end.
 */
final class Chunks {

    private static final int LARGEST = 1 << 20;

    private Chunks() {}

    /** A stream that writes pieces to {@code to}. Closing it writes the end and leaves {@code to} open. */
    static OutputStream writing(OutputStream to) {
        DataOutputStream out = new DataOutputStream(to);
        return new OutputStream() {

            private boolean closed;

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one});
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                for (int at = from; at < from + length; at += LARGEST) {
                    int piece = Math.min(LARGEST, from + length - at);
                    out.writeInt(piece);
                    out.write(bytes, at, piece);
                }
            }

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    out.writeInt(0);
                    out.flush();
                }
            }
        };
    }

    /**
     * A stream that reads pieces from {@code from}. It ends where the pieces end, and leaves {@code from} open there.
     */
    static InputStream reading(InputStream from) {
        DataInputStream in = new DataInputStream(from);
        return new InputStream() {

            private int left;
            private boolean ended;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                if (left == 0 && !ended) {
                    next();
                }
                if (ended || length == 0) {
                    return ended ? -1 : 0;
                }
                int read = in.read(into, at, Math.min(length, left));
                if (read < 0) {
                    throw new IOException("the peer closed the control socket in the middle of a stream");
                }
                left -= read;
                return read;
            }

            private void next() throws IOException {
                left = in.readInt();
                ended = left == 0;
                if (left < 0 || left > LARGEST) {
                    throw new IOException("not a stream of the control socket");
                }
            }
        };
    }
}
