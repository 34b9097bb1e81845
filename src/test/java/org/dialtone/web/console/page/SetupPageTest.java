package org.dialtone.web.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.stream.Collectors;
import org.dialtone.app.Role;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.SetupRows.SetupLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of Setup show each role what it may open, and where the reader is. */
class SetupPageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ADMIN    | /console/box/log       | Site Phones [Box] Operators | Box Network of the box Certificate"
                        + " [Log] Support Help",
                "ADMIN    | audit                  | Site Phones Box [Operators] | Operators Tokens [Audit]",
                "OPERATOR | /console/settings/site | [Site] Phones Box           | [Settings] Registrar History Site"
                        + " file",
                "VIEWER   | history                | [Site] Phones Box           | [History] Site file",
            })
    void aRoleSeesWhatItMayOpen(Role role, String at, String parts, String pages) {
        SetupRows rows = frame(role).setup(at);
        assertEquals(parts, said(rows.parts()));
        assertEquals(pages, said(rows.pages()));
    }

    @Test
    void anotherPageHasNoRows() {
        assertNull(frame(Role.ADMIN).setup("/console/leases"));
    }

    @Test
    void aPartLeadsToTheFirstPageThatTheRoleMayOpen() {
        assertEquals(
                List.of("/console/site/history", "/console/lists/models", "/console/help"),
                frame(Role.VIEWER).setup("help").parts().stream()
                        .map(SetupLink::address)
                        .toList());
    }

    @Test
    void theIndexHasEachPageOnce() {
        assertEquals(
                SetupPage.values().length,
                SetupPage.all(Words.english(), Role.ADMIN).stream()
                        .mapToInt(part -> part.pages().size())
                        .sum());
        assertEquals(3, SetupPage.all(Words.english(), Role.VIEWER).size());
    }

    @Test
    void theFirstStartIsInTheRowUntilItIsDone() {
        PageFrame.Outage outage = new PageFrame.Outage("No phone gets an address.", true);
        assertEquals(
                "First start [Site] Phones Box",
                said(frame(Role.OPERATOR, outage).setup("site").parts()));
        assertEquals(
                "[Site] Phones Box",
                said(frame(Role.VIEWER, outage).setup("site").parts()));
    }

    private static PageFrame frame(Role role) {
        return frame(role, null);
    }

    private static PageFrame frame(Role role, PageFrame.Outage outage) {
        return new PageFrame(
                Words.english(), "/console/", "Hotel", "olga", "1", List.of(), 0, role, "/console/assets/1", outage);
    }

    private static String said(List<SetupLink> links) {
        return links.stream()
                .map(link -> link.chosen() ? "[" + link.label() + "]" : link.label())
                .collect(Collectors.joining(" "));
    }
}
