package org.dialtone.web.console.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.dialtone.app.Slice;
import org.dialtone.sip.Call;
import org.dialtone.sip.Call.End;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.numbers.CallTable.CallRow;
import org.dialtone.web.console.page.Pager;
import org.dialtone.web.console.page.SiteTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTableTest {

    private static final Instant START = Instant.parse("2026-11-24T06:31:02Z");
    private static final Map<String, String> NAMES = Map.of("1001", "Reception", "1002", "Bar", "1003", "1003");
    private static final SiteTime CLOCK = SiteTime.of("Europe/Athens", Duration.ZERO, Words.english());

    private static Call call(String answeredBy, Instant answered, Instant ended, End end) {
        return new Call(7, "1001", "Reception", "9", answeredBy, START, answered, ended, end);
    }

    private static CallRow row(Call call) {
        return CallTable.of(CallAsk.ALL, List.of(), new Slice<>(List.of(call), 1), NAMES, CLOCK)
                .ended()
                .getFirst();
    }

    @Test
    void aCallThatWasTalkedInSaysWithWhomAndHowLong() {
        CallRow row = row(call("1002", START.plusSeconds(4), START.plusSeconds(4 + 3_725), End.CALLEE_HUNG_UP));
        assertEquals("Reception", row.caller().name());
        assertEquals("Bar", row.answeredBy().name());
        assertEquals("1:02:05", row.lasted());
        assertEquals("callee hung up", row.state());
        assertEquals("08:31:02", row.started().clock());
    }

    @Test
    void aNameThatIsJustTheNumberIsNotRepeated() {
        assertEquals(
                "",
                row(new Call(1, "1003", null, "1001", null, START, null, START, End.BUSY))
                        .caller()
                        .name());
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELLED, caller gave up, off",
        "NO_ANSWER, no answer, off",
        "UNKNOWN_NUMBER, no such number, bad",
        "LOST, lost: its end was never seen, bad",
        "UNKNOWN_END, unknown end: the box was down, off"
    })
    void anEndIsSaidInWords(End end, String words, String style) {
        CallRow row = row(call(null, null, START.plusSeconds(9), end));
        assertEquals(words, row.state());
        assertEquals(style, row.style());
        assertEquals(null, row.lasted());
    }

    @Test
    void manyCallsAtATimeHavePagesToo() {
        List<Call> now = Collections.nCopies(250, call(null, null, null, null));
        CallTable table = CallTable.of(
                new CallAsk("", "", "", "failed", "talked", "true", 3, 2),
                now,
                new Slice<>(List.of(), 0),
                NAMES,
                CLOCK);
        assertEquals(50, table.live().size());
        assertEquals(250, table.liveCount());
        assertEquals(
                "/console/calls?outcome=failed&sort=talked&reversed=true&now=2",
                table.now().earlier());
        assertEquals(
                "outcome=failed&sort=talked&reversed=true&now=3&page=2",
                table.ask().where());
    }

    @Test
    void aPageLeadsToItsNeighboursWithTheSameFilters() {
        CallTable table = CallTable.of(
                new CallAsk("b&r", "2026-11-01", "", "", "", "", 1, 2),
                List.of(),
                new Slice<>(Collections.nCopies(Pager.ROWS, call(null, null, START, End.BUSY)), 205),
                NAMES,
                CLOCK);
        assertEquals(3, table.pager().pages());
        assertEquals(
                "/console/calls?q=b%26r&since=2026-11-01&page=1", table.pager().earlier());
        assertEquals(
                "/console/calls?q=b%26r&since=2026-11-01&page=3", table.pager().later());
    }

    @ParameterizedTest
    @CsvSource({"1, false, true", "3, true, false", "9, true, false", "-4, false, true"})
    void onlyPagesThatAreThereAreLinked(int page, boolean newer, boolean older) {
        CallTable table = CallTable.of(CallAsk.of("", page), List.of(), new Slice<>(List.of(), 205), NAMES, CLOCK);
        assertEquals(newer, table.pager().hasEarlier());
        assertEquals(older, table.pager().hasLater());
    }
}
