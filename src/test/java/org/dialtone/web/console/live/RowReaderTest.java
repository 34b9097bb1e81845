package org.dialtone.web.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dialtone.app.view.ManyPhones;
import org.dialtone.app.view.PhoneGroup;
import org.dialtone.app.view.PhoneOrder;
import org.dialtone.app.view.PhoneQuery;
import org.dialtone.app.view.PhoneState;
import org.dialtone.app.view.PhoneView;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.live.RenderedList.Row;
import org.dialtone.web.console.page.SiteTime;
import org.dialtone.web.console.phones.PhoneList;
import org.junit.jupiter.api.Test;

/** What a console is sent of a list, and whether it then shows the list. */
class RowReaderTest {

    private static final int PHONES = 2_000;
    private static final int SECONDS = 240;
    private static final int MINUTE = 60;
    private static final int MOST_IN_A_MINUTE = 2_000_000;

    /** A row with its bar and a diagnosis takes about as many bytes. */
    private static final int ROW = 2_200;

    private static final Pattern PART = Pattern.compile("<div id=\"(head|foot)\">(.*?)</div>");
    private static final Pattern ORDER = Pattern.compile("<ol id=\"rows\" data-of=\"phone-\" data-order=\"([^\"]*)\">");
    private static final Pattern LINE = Pattern.compile("<li id=\"phone-(\\w+)\">.*?</li>");

    private final RowReader reader = new RowReader(new SendBudget(1));
    private final Console console = new Console();

    /** What a browser makes of the events. */
    private static final class Console {
        private final Map<String, String> parts = new HashMap<>();
        private final Map<String, String> rows = new HashMap<>();
        private List<String> order = List.of();

        void take(String event) {
            PART.matcher(event).results().forEach(part -> parts.put(part.group(1), part.group(2)));
            LINE.matcher(event).results().forEach(line -> rows.put(line.group(1), line.group()));
            Matcher told = ORDER.matcher(event);
            if (told.find()) {
                order = told.group(1).isEmpty()
                        ? List.of()
                        : List.of(told.group(1).split(" "));
                rows.keySet().retainAll(order);
            }
        }

        RenderedList shows() {
            return new RenderedList(
                    RenderedList.Kind.PHONES,
                    parts.get("head"),
                    parts.get("foot"),
                    order.stream()
                            .filter(rows::containsKey)
                            .map(id -> new Row(id, rows.get(id)))
                            .toList());
        }
    }

    @Test
    void aConsoleGetsAtMostTwoMegabytesAMinuteWhile2000PhonesBoot() {
        List<PhoneView> phones = new ArrayList<>(ManyPhones.all(PHONES, PhoneState.UNHEARD));
        SplittableRandom random = new SplittableRandom(7);
        int[] sent = new int[SECONDS];
        RenderedList now = null;
        for (int second = 0; second < SECONDS; second++) {
            for (int step = 0; step < PHONES / 10 && second < SECONDS - MINUTE; step++) {
                int i = random.nextInt(PHONES);
                phones.set(i, ManyPhones.phone(i, later(phones.get(i).state(), random)));
            }
            now = list(phones, second < SECONDS - MINUTE ? second : 0);
            sent[second] = turn(now);
        }
        for (int from = 0; from + MINUTE <= SECONDS; from++) {
            int bytes = IntStream.range(from, from + MINUTE).map(i -> sent[i]).sum();
            assertTrue(bytes <= MOST_IN_A_MINUTE, "in the minute from second " + from + ": " + bytes);
        }
        assertTrue(IntStream.of(sent).sum() > MOST_IN_A_MINUTE, "the phones gave more to send than fits");
        assertEquals(now, console.shows());
    }

    @Test
    void onlyWhatChangedIsSent() {
        RenderedList before =
                new RenderedList(RenderedList.Kind.PHONES, "h", "f", List.of(row("a", 1), row("b", 1), row("c", 1)));
        turn(before);
        assertEquals(0, turn(before));
        RenderedList after =
                new RenderedList(RenderedList.Kind.PHONES, "h", "f", List.of(row("a", 1), row("b", 2), row("c", 1)));
        String event = reader.next(after).orElseThrow();
        assertTrue(event.contains("phone-b") && event.contains("data-order=\"a b c\""), event);
        assertFalse(event.contains("phone-a") || event.contains("head") || event.contains("foot"), event);
        assertEquals(Optional.empty(), reader.next(after));
    }

    @Test
    void rowsComeGoAndChangePlaces() {
        turn(new RenderedList(RenderedList.Kind.PHONES, "h", "f", List.of(row("a", 1), row("b", 1))));
        RenderedList moved = new RenderedList(RenderedList.Kind.PHONES, "h2", "f", List.of(row("c", 1), row("b", 1)));
        turn(moved);
        assertEquals(moved, console.shows());
        RenderedList none = new RenderedList(RenderedList.Kind.PHONES, "h2", "nothing", List.of());
        turn(none);
        assertEquals(none, console.shows());
    }

    @Test
    void whatDidNotFitFollowsThoughNothingChangesAnyMore() {
        RenderedList large = new RenderedList(
                RenderedList.Kind.PHONES,
                "h",
                "f",
                IntStream.range(0, 100).mapToObj(i -> row("r" + i, 1)).toList());
        String first = reader.next(large).orElseThrow();
        console.take(first);
        assertTrue(first.contains(" r99\""), "the order names all: a page that was just loaded has them");
        assertTrue(console.shows().rows().size() < 100);
        for (int i = 0; i < 10; i++) {
            turn(large);
        }
        assertEquals(large, console.shows());
    }

    @Test
    void noRowWaitsForOthersThatChangeAllTheTime() {
        for (int second = 0; second < 20; second++) {
            int version = second;
            turn(new RenderedList(
                    RenderedList.Kind.PHONES,
                    "h",
                    "f",
                    IntStream.range(0, 50).mapToObj(i -> row("r" + i, version)).toList()));
        }
        console.shows()
                .rows()
                .forEach(row -> assertTrue(
                        IntStream.range(13, 20).anyMatch(version -> row.equals(row(row.id(), version))), row.id()));
    }

    private static PhoneState later(PhoneState state, SplittableRandom random) {
        return switch (state) {
            case UNHEARD -> PhoneState.BOOTING;
            case BOOTING -> random.nextInt(20) == 0 ? PhoneState.STUCK : PhoneState.REGISTERED;
            case STUCK, PARTLY, WAITING, REGISTERED -> PhoneState.REGISTERED;
        };
    }

    /** @param second changes what the booting phones show */
    private static RenderedList list(List<PhoneView> phones, int second) {
        PhoneList list = PhoneList.of(
                phones,
                new PhoneQuery("", PhoneGroup.ALL, "", "", "", "", false, PhoneOrder.ATTENTION, false),
                1,
                new SiteTime(ZoneOffset.UTC, Duration.ZERO, Words.english()),
                Optional.empty());
        return new RenderedList(
                RenderedList.Kind.PHONES,
                list.registered() + " of " + list.total(),
                "page 1 of " + list.pager().pages(),
                list.rows().stream()
                        .map(row -> row(row.id(), row.style() + (row.style().equals("registered") ? 0 : second)))
                        .toList());
    }

    private static Row row(String id, Object version) {
        return new Row(id, "<li id=\"phone-" + id + "\">" + ("✓" + version + " ").repeat(ROW / 8) + "</li>");
    }

    private int turn(RenderedList now) {
        Optional<String> event = reader.next(now);
        event.ifPresent(console::take);
        return event.map(text -> text.getBytes(StandardCharsets.UTF_8).length).orElse(0);
    }
}
