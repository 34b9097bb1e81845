package org.dialtone.simulate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A SIP request, reduced to what an idle phone reads.
 *
 * @param event  the event of a NOTIFY, else null
 * @param target where the phone was reached
 * @param kept   header lines that the answer repeats (RFC 3261 sections 8.2.6.2 and 12.1.1)
 */
record SipAsk(String event, String target, List<String> kept) {

    /** Reads a request; empty where the text is none. */
    static Optional<SipAsk> of(String message) {
        List<String> lines = message.lines().takeWhile(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()
                || !lines.getFirst().endsWith(" SIP/2.0")
                || lines.getFirst().startsWith("ACK ")) {
            return Optional.empty();
        }
        String event = lines.getFirst().startsWith("NOTIFY ")
                ? lines.stream()
                        .filter(line -> line.regionMatches(true, 0, "Event:", 0, 6))
                        .map(line -> line.substring(6).strip())
                        .findFirst()
                        .orElse("")
                : null;
        return Optional.of(new SipAsk(
                event,
                lines.getFirst().split(" ")[1],
                lines.stream()
                        .filter(line -> line.matches("(?i)(via|record-route|from|to|call-id|cseq):.*"))
                        .toList()));
    }

    /** Returns the 200 response to this request. */
    String accepted() {
        return "SIP/2.0 200 OK\r\n"
                + kept.stream()
                        .map(line -> line.matches("(?i)to:.*") && !line.contains(";tag=") ? line + ";tag=phone" : line)
                        .collect(Collectors.joining("\r\n"))
                + "\r\nContact: <" + target + ">\r\nContent-Length: 0\r\n\r\n";
    }
}
