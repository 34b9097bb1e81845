package org.dialtone.simulate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A SIP response, reduced to what a registering phone reads. */
record SipAnswer(int status, String reason, List<String> headers) {

    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 (\\d{3}) ?(.*)");

    private static final Pattern STALE = Pattern.compile("(?i)[ ,]stale=\"?true");
    private static final Pattern LENGTH = Pattern.compile("(?im)^(?:Content-Length|l)\\s*:\\s*(\\d{1,6})");

    /** Reads a response; empty where the text is none. */
    static Optional<SipAnswer> of(String message) {
        List<String> lines = message.lines().takeWhile(line -> !line.isEmpty()).toList();
        Matcher status = STATUS.matcher(lines.isEmpty() ? "" : lines.getFirst());
        return status.matches()
                ? Optional.of(new SipAnswer(
                        Integer.parseInt(status.group(1)), status.group(2), lines.subList(1, lines.size())))
                : Optional.empty();
    }

    /** Returns the number of bytes of body that follow this head. */
    static int length(String head) {
        Matcher found = LENGTH.matcher(head);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    List<String> all(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(line ->
                        line.toLowerCase(Locale.ROOT).replaceFirst("\\s*:", ":").startsWith(start))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
    }

    /** Whether this response answers that request of the dialogue (RFC 3261 section 17.1.3, by CSeq and branch). */
    boolean answers(long cseq, String branch) {
        return status >= 200
                && all("CSeq").contains(cseq + " REGISTER")
                && all("Via").stream().anyMatch(via -> via.contains(branch));
    }

    /** Returns the seconds that the registrar granted to this contact. */
    OptionalLong expires(String contact) {
        return all("Contact").stream()
                .filter(value -> value.contains(contact))
                .map(Pattern.compile(".*;\\s*expires=(\\d+).*")::matcher)
                .filter(Matcher::matches)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .findFirst();
    }

    /** Whether the proof was right but for its nonce, which is too old (RFC 7616 section 3.3). */
    boolean isStale() {
        return status == 401 && all("WWW-Authenticate").stream().anyMatch(STALE.asPredicate());
    }

    OptionalLong minExpires() {
        return all("Min-Expires").stream().mapToLong(Long::parseLong).findFirst();
    }

    /** Returns the topmost challenge that this client can answer (RFC 8760 section 2.4). */
    Optional<Digest> challenge() {
        return all("WWW-Authenticate").stream()
                .filter(value -> value.regionMatches(true, 0, "Digest", 0, 6))
                .map(Digest::of)
                .filter(Digest::known)
                .findFirst();
    }
}
