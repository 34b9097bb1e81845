package org.dialtone.web.console.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dialtone.app.view.LeaseView;
import org.dialtone.app.view.ManyPhones;
import org.dialtone.app.view.PhoneState;
import org.dialtone.net.Ip4;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Choices;
import org.dialtone.web.console.page.Pager;
import org.dialtone.web.console.page.SiteTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LeaseTableTest {

    private static final int LEASES = 5_000;
    private static final Instant AT = Instant.parse("2026-11-24T06:31:02Z");
    private static final SiteTime CLOCK = SiteTime.of("Europe/Athens", Duration.ZERO, Words.english());

    /** Each tenth lease has expired, each fourth is of another scope; the names of the holders run the other way. */
    private static final LeaseHolders ALL = LeaseHolders.of(
            IntStream.range(0, LEASES).mapToObj(LeaseTableTest::lease).toList(),
            ManyPhones.all(LEASES, PhoneState.REGISTERED));

    private static LeaseView lease(int i) {
        return new LeaseView(
                new Ip4(0x0a420000 + i).toString(),
                "00:15:65:00:%02x:%02x".formatted(i / 256, i % 256),
                null,
                i % 10 == 0 ? "expired" : "bound",
                i % 100 == 1,
                i == 7 ? null : i % 4 == 0 ? "guests" : "rooms",
                "yealink",
                "T46S",
                null,
                AT.plusSeconds(i),
                AT.plusSeconds(86_400 - i),
                null,
                "");
    }

    @ParameterizedTest
    @EnumSource
    void eachOrderHasAName(LeaseOrder order) {
        String key = "leases.order." + order.name().toLowerCase(Locale.ROOT);
        assertTrue(Words.english().find(key).isPresent(), key);
    }

    private static LeaseTable table(LeaseAsk ask) {
        return LeaseTable.of(ALL, ask, CLOCK);
    }

    @Test
    void aPageLeadsToItsNeighboursWithTheSameFilters() {
        LeaseTable table = table(new LeaseAsk("room", "bound", "guests", "holder", "true", 2));
        assertEquals(Pager.ROWS, table.rows().size());
        String where = "/console/leases?q=room&show=bound&scope=guests&sort=holder&reversed=true&page=";
        assertEquals(where + 1, table.pager().earlier());
        assertEquals(where + 3, table.pager().later());
        assertEquals(LEASES, table.total());
        assertEquals(4_500, table.inUse(), "the headline counts all");
        assertEquals(1_250, table.tabs().getFirst().count(), "tabs count what the filters leave");
        assertEquals(1_000, table.pager().total());
    }

    @ParameterizedTest
    @CsvSource({
        "address, false, 10.66.0.0",
        "address, true, 10.66.19.135",
        "holder, false, 10.66.19.135",
        "since, false, 10.66.19.135",
        "until, true, 10.66.0.0",
        "state, true, 10.66.0.0",
        "scope, true, 10.66.0.7",
        "nonsense, false, 10.66.0.0",
    })
    void theListIsSorted(String sort, boolean reversed, String first) {
        LeaseAsk ask = new LeaseAsk("", "", "", sort, String.valueOf(reversed), 1);
        assertEquals(first, table(ask).rows().getFirst().address());
    }

    @ParameterizedTest
    @CsvSource({"1, false, true", "50, true, false", "99, true, false", "-4, false, true"})
    void onlyPagesThatAreThereAreShown(int page, boolean earlier, boolean later) {
        LeaseTable table = table(new LeaseAsk("", "", "", "", "", page));
        assertEquals(Pager.ROWS, table.rows().size());
        assertEquals(earlier, table.pager().hasEarlier());
        assertEquals(later, table.pager().hasLater());
    }

    @Test
    void theFieldsOfferWhatIsThereAndKeepWhatIsGone() {
        LeaseAsk ask = new LeaseAsk("", "", "attic", "", "", 1);
        Choices scopes = LeaseTable.fields(ALL, ask, Words.english()).getFirst();
        assertEquals(
                List.of("", "attic", "guests", "rooms"),
                scopes.picks().stream().map(Choices.Pick::value).toList());
        assertTrue(scopes.picks().get(1).chosen());
        assertTrue(ask.isNarrowed());
        assertFalse(LeaseAsk.ALL.isNarrowed());
        assertEquals(0, table(ask).pager().total());
    }
}
