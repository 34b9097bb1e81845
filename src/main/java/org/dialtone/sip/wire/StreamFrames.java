package org.dialtone.sip.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts the bytes of one connection into messages by Content-Length (RFC 3261 section 18.3). For one thread. */
public final class StreamFrames {

    /** A part of the stream. */
    public sealed interface Frame {}

    /** The bytes of one message. */
    public record Packet(byte[] bytes) implements Frame {}

    /** A keep-alive: two empty lines, which get one as the answer (RFC 5626 section 4.4.1). */
    public record Ping() implements Frame {}

    /** The start of the next message is unknown: the connection must be closed. */
    public record Broken(String why) implements Frame {}

    private static final byte[] EMPTY = {};
    private static final int LEAST = 2048;

    /** Empty between two messages: ten thousand phones are silent most of the time, and one may have sent a long one. */
    private byte[] buffer = EMPTY;

    private int start;
    private int end;
    private int scanned;
    /** The size of the incomplete message in bytes, once its head is read; else 0. */
    private int awaited;

    private boolean broken;

    /** Takes the next bytes and returns the frames that they complete. Returns nothing more after {@link Broken}. */
    public List<Frame> feed(byte[] chunk) {
        if (broken) {
            return List.of();
        }
        append(chunk);
        List<Frame> frames = new ArrayList<>(2);
        while (!broken && cut(frames)) {
            scanned = start;
        }
        release();
        return frames;
    }

    private void release() {
        if (broken || start == end) {
            buffer = EMPTY;
            start = 0;
            end = 0;
            scanned = 0;
        }
    }

    /** Whether an incomplete message has begun; an empty line begins none. */
    public boolean isMidway() {
        return end > start && buffer[start] != '\r' && buffer[start] != '\n';
    }

    /** The bytes of memory that the incomplete message takes. */
    public int held() {
        return buffer.length;
    }

    private void append(byte[] chunk) {
        int held = end - start;
        if (end + chunk.length > buffer.length) {
            // By half at least: a message that drips must not be copied whole for each byte.
            byte[] larger = new byte[Math.max(Math.max(LEAST, held + chunk.length), held + held / 2)];
            System.arraycopy(buffer, start, larger, 0, held);
            buffer = larger;
            scanned -= start;
            start = 0;
            end = held;
        }
        System.arraycopy(chunk, 0, buffer, end, chunk.length);
        end += chunk.length;
    }

    private boolean cut(List<Frame> frames) {
        if (end - start >= 2 && buffer[start] == '\r' && buffer[start + 1] == '\n') {
            return blank(frames);
        }
        if (awaited > 0) {
            return awaited <= end - start && take(frames);
        }
        int head = headEnd();
        if (head < 0) {
            return end - start > SipParser.MAX_BYTES
                    && fail(frames, "a head longer than " + SipParser.MAX_BYTES + " bytes");
        }
        return measure(frames, head) && awaited <= end - start && take(frames);
    }

    /** Reads the length of the message whose head ends here; false where it is unknown or too large. */
    private boolean measure(List<Frame> frames, int headEnd) {
        long body = Soundness.length(head(headEnd));
        long length = headEnd - start + Math.max(body, 0);
        if (body >= Soundness.ABSENT && length <= SipParser.MAX_BYTES) {
            awaited = (int) length;
            return true;
        }
        frames.add(new Packet(Arrays.copyOfRange(buffer, start, headEnd)));
        return fail(
                frames,
                body < Soundness.ABSENT
                        ? "a Content-Length that can't be read"
                        : "a message longer than " + SipParser.MAX_BYTES + " bytes");
    }

    private boolean blank(List<Frame> frames) {
        boolean ping = end - start >= 4 && buffer[start + 2] == '\r' && buffer[start + 3] == '\n';
        if (ping) {
            frames.add(new Ping());
            start += 4;
            return true;
        }
        // One empty line may be half a ping: the next bytes decide.
        boolean undecided = end - start == 2 || end - start == 3 && buffer[start + 2] == '\r';
        start += undecided ? 0 : 2;
        return !undecided;
    }

    private boolean take(List<Frame> frames) {
        frames.add(new Packet(Arrays.copyOfRange(buffer, start, start + awaited)));
        start += awaited;
        awaited = 0;
        return true;
    }

    private boolean fail(List<Frame> frames, String why) {
        frames.add(new Broken(why));
        broken = true;
        return false;
    }

    /**
     * The position after the empty line that ends the head, or -1. The search goes on where it stopped, so that slow
     * senders cost no more than fast ones.
     */
    private int headEnd() {
        for (int i = Math.max(scanned, start); i < end; i++) {
            int next = i + 1 < end && buffer[i + 1] == '\r' ? i + 2 : i + 1;
            if (buffer[i] == '\n' && next < end && buffer[next] == '\n') {
                return next + 1;
            }
        }
        scanned = Math.max(start, end - 2);
        return -1;
    }

    private Headers head(int headEnd) {
        HeadLines lines = new HeadLines(new String(buffer, start, headEnd - start, StandardCharsets.ISO_8859_1));
        List<Header> fields = new ArrayList<>(1);
        while (lines.next()) {
            int colon = lines.text().indexOf(':', lines.start(), lines.end());
            String name = Header.name(lines.text(), lines.start(), Math.max(lines.start(), colon));
            if (name.equalsIgnoreCase(Headers.CONTENT_LENGTH)) {
                fields.add(new Header(
                        name, lines.text().substring(colon + 1, lines.end()).strip()));
            }
        }
        return new Headers(fields);
    }
}
