package org.dialtone.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dialtone.app.Actor;
import org.dialtone.app.AuditAct;
import org.dialtone.app.Role;
import org.dialtone.app.call.CallOrder;
import org.dialtone.app.call.CallOutcome;
import org.dialtone.app.view.PhoneGroup;
import org.dialtone.app.view.PhoneOrder;
import org.dialtone.app.view.PhoneState;
import org.dialtone.journal.Boot;
import org.dialtone.journal.Severity;
import org.dialtone.phone.Holding;
import org.dialtone.sip.Call;
import org.dialtone.site.file.RowFate;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.network.LeaseTable;
import org.dialtone.web.console.numbers.ExtensionTable;
import org.dialtone.web.console.phones.BootProgress;
import org.dialtone.web.login.SessionEnd;
import org.junit.jupiter.api.Test;

/** What the program names by a word of its own has a word for its readers. */
class NamedWordsTest {

    @Test
    void eachValueThatAPageShowsHasWords() {
        List<String> keys = Stream.of(
                        keys("phones.state.", PhoneState.values()),
                        keys("phones.group.", PhoneGroup.values()),
                        keys("phones.order.", PhoneOrder.values()),
                        keys("phone.holding.", Holding.Source.values()),
                        keys("boot.", Boot.State.values()),
                        keys("bar.", BootProgress.Mark.values()),
                        keys("alarms.is.", Severity.values()),
                        keys("calls.is.", Call.End.values()),
                        keys("leases.show.", LeaseTable.Show.values()),
                        keys("extensions.show.", ExtensionTable.Show.values()),
                        keys("extensions.order.", ExtensionTable.Order.values()),
                        keys("calls.outcome.", CallOutcome.values()),
                        keys("calls.order.", CallOrder.values()),
                        keys("audit.act.", AuditAct.values()),
                        keys("audit.way.", Actor.Kind.values()),
                        keys("actor.", Actor.Kind.values()),
                        keys("role.", Role.values()),
                        keys("table.fate.", RowFate.Fate.values()),
                        keys("login.end.", SessionEnd.IDLE, SessionEnd.AGE, SessionEnd.CHANGE, SessionEnd.CROWD),
                        Stream.of("bound", "released", "declined", "expired").map("leases.is."::concat))
                .flatMap(each -> each)
                .filter(key -> Words.english().find(key).isEmpty())
                .toList();
        assertEquals(List.of(), keys);
    }

    private static Stream<String> keys(String prefix, Enum<?>... values) {
        return Arrays.stream(values).map(each -> prefix + each.name().toLowerCase(Locale.ROOT));
    }
}
