package org.dialtone.web.api;

import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The revision that a change was made from, as the header {@code If-Match} has it (RFC 9110 section 13.1.1).
 *
 * @param any       whether any revision will do
 * @param revisions the revisions that will do; empty with {@code any}
 */
record IfMatch(boolean any, List<Long> revisions) {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

    /** Reads the header; 428 without one, and 400 where it holds no revision. */
    static IfMatch required(String header) {
        if (header == null || header.isBlank()) {
            throw ApiProblem.of(
                    428,
                    "a whole site file needs If-Match",
                    "Give the ETag of the GET that the file was made from, or * to replace any revision.");
        }
        return of(header);
    }

    private static IfMatch of(String header) {
        if (isAny(header)) {
            return new IfMatch(true, List.of());
        }
        return new IfMatch(
                false,
                Arrays.stream(header.split(",", -1)).map(IfMatch::revision).toList());
    }

    private static long revision(String tag) {
        var found = TAG.matcher(tag.strip());
        if (!found.matches()) {
            throw ApiProblem.of(
                    Response.Status.BAD_REQUEST,
                    "If-Match holds no revision: " + tag.strip(),
                    "Give the ETag of GET /api/v1/site, e.g. \"17\", or *.");
        }
        return Long.parseLong(found.group(1));
    }

    /** Whether the header asks for an object that is there, at any revision. */
    static boolean isAny(String header) {
        return header != null && header.strip().equals("*");
    }

    /** The revision to compare with the present one; null: none is to be compared. */
    Long basis(long present) {
        return any ? null : revisions.contains(present) ? (Long) present : revisions.getFirst();
    }

    /** As {@link #required}; without the header any revision will do. */
    static IfMatch optional(String header) {
        return header == null || header.isBlank() ? new IfMatch(true, List.of()) : of(header);
    }
}
