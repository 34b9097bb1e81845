package org.dialtone.web.console.forms;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Objects;

/** The bytes of one field, up to the delimiter after it (RFC 2046 section 5.1.1). */
final class PartContent extends InputStream {

    private static final int CHUNK = 64 << 10;

    private final PushbackInputStream from;
    private final byte[] delimiter;
    private final byte[] held = new byte[CHUNK];
    private int begin;
    private int end;
    private boolean over;

    PartContent(InputStream from, byte[] delimiter) {
        this.from = from instanceof PushbackInputStream back ? back : new PushbackInputStream(from, CHUNK);
        this.delimiter = delimiter;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        if (length == 0) {
            return 0;
        }
        int sure = sure();
        if (sure == 0) {
            return -1;
        }
        int count = Math.min(length, sure);
        System.arraycopy(held, begin, to, offset, count);
        begin += count;
        return count;
    }

    /** Skips to the end, and gives what follows the delimiter. */
    InputStream skipped() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return from;
    }

    /** The number of held bytes that surely belong to the field; 0: it is over. */
    private int sure() throws IOException {
        while (!over) {
            int found = found();
            if (found > begin) {
                return found - begin;
            }
            if (found == begin) {
                over = true;
                begin += delimiter.length;
                from.unread(held, begin, end - begin);
            } else if (end - begin >= delimiter.length) {
                return end - begin - delimiter.length + 1;
            } else {
                fill();
            }
        }
        return 0;
    }

    private void fill() throws IOException {
        System.arraycopy(held, begin, held, 0, end - begin);
        end -= begin;
        begin = 0;
        int read = from.read(held, end, CHUNK - end);
        if (read < 0) {
            throw new EOFException("the form broke off");
        }
        end += read;
    }

    /** Where the delimiter begins; -1: not among the held bytes. */
    private int found() {
        for (int i = begin; i <= end - delimiter.length; i++) {
            if (held[i] == delimiter[0]
                    && Arrays.equals(held, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
                return i;
            }
        }
        return -1;
    }
}
