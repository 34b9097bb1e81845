package org.dialtone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventWordsTest {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Map<String, String> TEXTS = EventWords.english().texts();

    @ParameterizedTest
    @EnumSource(Event.class)
    void eachEventHasASentenceAndWhereItIsSevereARemedy(Event event) {
        String says = TEXTS.get(event + ".says");
        assertTrue(says != null && says.matches("[A-Z].*[.]"), event + ": " + says);
        assertPlaces(says, event::carries);
        String remedy = TEXTS.get(event + ".remedy");
        boolean isAlarm = event.step() == null && event.rule() == null;
        boolean helps = event.severity() == Severity.ERROR || isAlarm && event.severity() == Severity.WARNING;
        assertEquals(helps, remedy != null, event + " has a remedy");
        assertPlaces(remedy == null ? "" : remedy, event::carries);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void eachReasonHasAClause(Reason reason) {
        String clause = TEXTS.get("why." + reason);
        assertTrue(clause != null && !clause.endsWith("."), reason + ": " + clause);
        assertPlaces(clause, reason::carries);
    }

    @Test
    void noTextIsLeftOver() {
        Set<String> known = Stream.of(
                        Arrays.stream(Event.values()).flatMap(each -> Stream.of(each + ".says", each + ".remedy")),
                        Arrays.stream(Reason.values()).map(each -> "why." + each),
                        Arrays.stream(Detail.values()).map(each -> "also." + each))
                .flatMap(each -> each)
                .collect(Collectors.toSet());
        Set<String> left = new TreeSet<>(TEXTS.keySet());
        left.removeAll(known);
        assertEquals(Set.of(), left);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachLanguageHasTheSameKeysAndPlaces(Language language) {
        assertEquals(
                List.of(), Translation.faults(TEXTS, EventWords.of(language).texts()));
    }

    /** A finding has a rule and no step, a step has no rule; an alarm has neither. */
    @ParameterizedTest
    @EnumSource(Event.class)
    void anEventIsAStepOrAFindingOrAnAlarm(Event event) {
        assertTrue(event.step() == null || event.rule() == null);
        assertEquals(event.name().startsWith("PHONE_"), event.rule() != null);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void eachStepHasAPlainEvent(Step step) {
        assertEquals(step, Event.of(step).step());
        assertFalse(EventWords.english()
                .says(Event.of(step), Details.of(Entry.named(step), "x").with(Detail.ADDRESS, Ip4.of("10.66.1.4")))
                .isBlank());
    }

    @Test
    void anOptionalPartNeedsAllItsDetails() {
        EventWords words = new EventWords(Map.of(
                "DHCP_NAK.says",
                "No[ {address}][: {why}].",
                "why.NO_ANSWER",
                "silent [{user}]",
                "also.TIMES",
                "{times} times."));
        assertEquals("No.", words.says(Event.DHCP_NAK, Details.NONE));
        Details details = Details.of(Detail.WHY, Reason.NO_ANSWER).with(Detail.TIMES, 3);
        assertEquals("No: silent . 3 times.", words.says(Event.DHCP_NAK, details));
        assertEquals(
                "No 10.66.1.4: silent \"[{why}] {address}\". 3 times.",
                words.says(
                        Event.DHCP_NAK,
                        details.with(Detail.USER, "[{why}] {address}").with(Detail.ADDRESS, Ip4.of("10.66.1.4"))));
    }

    private static void assertPlaces(String text, Predicate<Detail> known) {
        PLACE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .forEach(place -> assertTrue(
                        Arrays.stream(Detail.values())
                                .anyMatch(each -> each.place().equals(place) && known.test(each)),
                        place + " in: " + text));
        assertEquals(
                text.replaceAll("\\[[^\\[\\]]*]", "").replaceAll("[^\\[\\]]", ""), "", "unpaired brackets: " + text);
    }
}
