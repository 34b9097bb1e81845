package org.dialtone.web.phonefiles;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a request asks for (RFC 9110 section 14).
 *
 * @param from  first byte
 * @param until first byte after the part; equal to {@code from}: the file holds nothing of the part (416)
 */
record ByteRange(long from, long until) {

    /**
     * Possessive quantifiers (*+) keep the matcher from backtracking: anyone may send as many spaces as a header holds.
     */
    static final Pattern ONE =
            Pattern.compile("bytes=\\s*+(\\d{0,18}+)\\s*+-\\s*+(\\d{0,18}+)\\s*+", Pattern.CASE_INSENSITIVE);

    /**
     * Reads a Range header. Empty means the whole file: the request asks for no part, or in a form that RFC 9110 lets a
     * server ignore, e.g. for several parts.
     */
    static Optional<ByteRange> of(String header, long size) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher parts = ONE.matcher(header);
        if (!parts.matches() || parts.group(1).isEmpty() && parts.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (parts.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(parts.group(2)), size);
            return Optional.of(new ByteRange(size - last, size));
        }
        long from = Long.parseLong(parts.group(1));
        long to = parts.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(parts.group(2));
        if (to < from) {
            return Optional.empty();
        }
        return Optional.of(from >= size ? new ByteRange(size, size) : new ByteRange(from, Math.min(to + 1, size)));
    }

    /** Whether a header asks for a part that begins after the first byte, whatever the file. */
    static boolean isFurther(String header) {
        if (header == null) {
            return false;
        }
        Matcher parts = ONE.matcher(header);
        return parts.matches() && !parts.group(1).isEmpty() && Long.parseLong(parts.group(1)) > 0;
    }

    long length() {
        return until - from;
    }

    boolean satisfiable() {
        return length() > 0;
    }

    /** Returns the value of Content-Range. */
    String of(long size) {
        return satisfiable() ? "bytes " + from + "-" + (until - 1) + "/" + size : "bytes */" + size;
    }
}
