package org.dialtone.web.api;

import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;

/** Which part of the audit log a request asks for; a fault is 400. */
final class AuditQuery {

    private AuditQuery() {}

    static Audit.Filter filter(String who, String act, String since, String until, String text) {
        return new Audit.Filter(who, act(act), time("since", since), time("until", until), text);
    }

    private static AuditAct act(String word) {
        return word == null || word.isEmpty()
                ? null
                : AuditAct.of(word)
                        .orElseThrow(() -> ApiProblem.of(
                                Response.Status.BAD_REQUEST,
                                "there is no act \"" + word + "\"",
                                "Acts are "
                                        + Arrays.stream(AuditAct.values())
                                                .map(AuditAct::word)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    private static Instant time(String name, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException _) {
            throw ApiProblem.of(
                    Response.Status.BAD_REQUEST,
                    name + " is no time: \"" + text + "\"",
                    "Write it as 2026-11-29T12:00:00Z or 2026-11-29, in UTC.");
        }
    }
}
