package org.dialtone.web.api;

import java.util.List;
import org.dialtone.app.Slice;
import org.dialtone.app.call.CallLog;
import org.dialtone.app.call.CallQuery;
import org.dialtone.sip.Call;
import org.dialtone.site.file.CsvSheet;

/** The call log as a table for spreadsheets. */
final class CallSheet {

    private static final List<String> COLUMNS =
            List.of("started", "caller", "callerName", "called", "answeredBy", "state", "answered", "ended", "seconds");
    /** Calls read at one time, so that a long log isn't in memory as rows and as text. */
    private static final int PART = 5_000;

    private CallSheet() {}

    /** Writes the calls that the query asks for, in its order. */
    static void write(CallLog log, CallQuery query, Appendable to) {
        CsvSheet sheet = new CsvSheet(to, COLUMNS);
        int first = 0;
        Slice<Call> part;
        do {
            part = log.find(query, first, PART);
            part.items().forEach(call -> row(sheet, call));
            first += PART;
        } while (first < part.total());
    }

    private static void row(CsvSheet sheet, Call call) {
        sheet.row(
                call.started(),
                call.caller(),
                call.callerName(),
                call.called(),
                call.answeredBy(),
                CallsApi.stateOf(call),
                call.answered(),
                call.ended(),
                CallsApi.talked(call));
    }
}
