package org.dialtone.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceBookTest {

    private static final MacAddress DESK = MacAddress.of("00:15:65:00:00:01");
    private static final MacAddress BAR = MacAddress.of("00:15:65:00:00:02");

    private final List<String> stored = new ArrayList<>();
    private final PlaceStore store = new PlaceStore() {
        @Override
        public Map<MacAddress, List<String>> load() {
            return Map.of(BAR, List.of("sw1/9"));
        }

        @Override
        public void remember(MacAddress phone, List<String> places) {
            stored.add(phone + " " + String.join(",", places));
        }
    };
    private final PlaceBook book = new PlaceBook(store);

    /** Each step settles (s), accepts (a) or forgets (f) a place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                | ''",
                "s sw1/1                         | sw1/1",
                "s sw1/1, s sw1/2                | sw1/1",
                "a sw1/1                         | sw1/1",
                "s sw1/1, a sw1/2                | 'sw1/2,sw1/1'",
                "s sw1/1, a sw1/2, a sw1/1       | 'sw1/1,sw1/2'",
                "s sw1/1, a sw1/1                | sw1/1",
                "a 1, a 2, a 3, a 4              | '4,3,2,1'",
                "a 1, a 2, a 3, a 4, a 5         | '5,4,3,2'",
                "a 1, a 2, a 3, a 4, a 2         | '2,4,3,1'",
                "s sw1/1, f                      | ''",
                "s sw1/1, f, s sw1/2             | sw1/2",
                "s sw1/1, a sw1/2, f, s sw1/3    | sw1/3"
            })
    void thePlacesOfAPhoneAreThoseItGotAndThoseAccepted(String steps, String places) {
        if (steps != null) {
            for (String step : steps.split(", ")) {
                step(step.split(" "));
            }
        }
        assertEquals(places, String.join(",", book.of(DESK)));
    }

    @Test
    void theBookBeginsWithWhatWasStored() {
        assertEquals(List.of("sw1/9"), book.of(BAR));
        assertEquals(List.of(), book.of(DESK));
    }

    @Test
    void onePhonesPlacesAreNotAnothers() {
        book.accept(DESK, "sw2/1");
        assertEquals(List.of("sw1/9"), book.of(BAR));
        book.accept(BAR, null);
        assertEquals(List.of("sw2/1"), book.of(DESK));
    }

    @Test
    void aStoredPlaceIsNotSettledAnew() {
        book.settle(BAR, "sw2/2");
        assertEquals(List.of("sw1/9"), book.of(BAR));
        assertEquals(List.of(), stored);
    }

    @Test
    void eachChangeIsStoredWithAllPlacesOfThePhone() {
        book.settle(DESK, "sw1/1");
        book.settle(DESK, "sw1/2");
        book.accept(DESK, "sw1/3");
        book.accept(BAR, null);
        assertEquals(List.of(DESK + " sw1/1", DESK + " sw1/3,sw1/1", BAR + " "), stored);
    }

    private void step(String[] words) {
        switch (words[0]) {
            case "s" -> book.settle(DESK, words[1]);
            case "a" -> book.accept(DESK, words[1]);
            default -> book.accept(DESK, null);
        }
    }
}
