package org.dialtone.web.console.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.dialtone.app.Slice;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.app.view.Attention;
import org.dialtone.app.view.Matter;
import org.dialtone.app.view.Redress;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.web.console.attention.AttentionTable.Button;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.SiteTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttentionTableTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    @ParameterizedTest
    @EnumSource
    void everyActHasALabel(Redress redress) {
        Button button = Button.of(new Redress.Act(redress, "1001"), "001565000001", Words.english());
        assertFalse(button.label().isBlank());
        assertEquals(redress == Redress.ADOPT, button.number());
    }

    @ParameterizedTest
    @EnumSource
    void everyUrgencyHasAWord(Matter.Urgency urgency) {
        assertTrue(Words.english()
                .find("attention.is." + urgency.name().toLowerCase(Locale.ROOT))
                .isPresent());
    }

    @Test
    void whatIsAcknowledgedIsShownWithItsReaderAndCountsNoLonger() {
        Matter matter = new Matter(
                Matter.Urgency.ACKNOWLEDGED,
                new Alarm(
                        7,
                        Event.DHCP_POOL_EMPTY,
                        "voice",
                        Details.of(Detail.SCOPE, "voice"),
                        START,
                        START,
                        1,
                        null,
                        "carla",
                        START),
                null,
                List.of(),
                null,
                START,
                List.of(new Redress.Act(Redress.FREE_DECLINED, "")));
        AttentionTable table = AttentionTable.of(
                new Attention.Look(new Slice<>(List.of(matter), 3), 0, 2),
                SiteTime.of("UTC", Duration.ZERO, Words.english()));
        AttentionTable.Row row = table.rows().getFirst();
        assertEquals(0, table.open());
        assertEquals(2, table.hidden());
        assertEquals("2 phones hold an older file than the site has for them.", table.behind());
        assertEquals("Scope voice has no free address: new phones there get none.", row.says());
        assertEquals("carla", row.by());
        assertFalse(row.isWaiting());
        assertFalse(row.isRecallable());
        assertEquals(
                List.of("3 are acknowledged"),
                table.parts().stream().map(AttentionTable.Part::folded).toList());
        assertEquals("Free declined addresses", row.buttons().getFirst().label());
    }
}
