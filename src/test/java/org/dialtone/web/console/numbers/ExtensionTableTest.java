package org.dialtone.web.console.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.dialtone.net.MacAddress;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Pager;
import org.dialtone.web.console.phones.PhoneList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionTableTest {

    private static final int EXTENSIONS = 5_000;
    private static final List<Extension> ALL = IntStream.range(0, EXTENSIONS)
            .mapToObj(ExtensionTableTest::extension)
            .toList();

    /** From 900 on, with names that run the other way; 900 is on no phone. */
    private static Extension extension(int i) {
        return new Extension(
                String.valueOf(900 + i),
                "Room " + (9_000 - i),
                "secret",
                null,
                false,
                i == 0 ? Set.of() : Set.of(MacAddress.of("001565%06x".formatted(i))),
                Map.of());
    }

    private static ExtensionTable table(ExtensionAsk ask) {
        return ExtensionTable.of(ALL, Set.of("901", "902"), Set.of("903"), ask, Words.english());
    }

    private static ExtensionAsk ask(String show, String sort, boolean reversed, int page) {
        return new ExtensionAsk("", show, sort, String.valueOf(reversed), page);
    }

    @ParameterizedTest
    @CsvSource({
        "number, false, 900",
        "number, true, 5899",
        "name, false, 5899",
        "state, false, 900",
        "state, true, 901",
        "phones, true, 900",
    })
    void theListIsSorted(String sort, boolean reversed, String first) {
        ExtensionTable table = table(ask("", sort, reversed, 1));
        assertEquals(first, table.rows().getFirst().number());
        assertEquals(Pager.ROWS, table.rows().size());
    }

    @ParameterizedTest
    @CsvSource({"all, 5000", "registered, 2", "unregistered, 4998", "unused, 1", "unlisted, 1"})
    void aTabShowsAsManyAsItSays(String show, int count) {
        ExtensionTable table = table(ask(show, "", false, 1));
        assertEquals(count, table.pager().total());
        assertEquals(
                List.of((long) count),
                table.tabs().stream()
                        .filter(PhoneList.Tab::chosen)
                        .map(PhoneList.Tab::count)
                        .toList());
    }

    @Test
    void aPageLeadsToItsNeighboursWithTheSameFilters() {
        ExtensionTable table = table(new ExtensionAsk("room 5", "unregistered", "name", "true", 99));
        assertEquals(
                "/console/extensions?q=room+5&show=unregistered&sort=name&reversed=true&page="
                        + (table.pager().pages() - 1),
                table.pager().earlier());
        assertEquals(EXTENSIONS, table.total());
    }
}
