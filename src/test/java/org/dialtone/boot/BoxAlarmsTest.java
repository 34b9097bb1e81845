package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dialtone.app.ApplianceUpdates;
import org.dialtone.app.PrivilegedOperations;
import org.dialtone.app.alarm.AlarmSource;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.junit.jupiter.api.Test;

class BoxAlarmsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final FailingRoot root = new FailingRoot();
    private final BoxAlarms alarms =
            new BoxAlarms(null, null, new ApplianceUpdates(root), null, null, null, null, InstantSource.fixed(NOW));
    private final AlarmSource updates = alarms.sources().stream()
            .filter(source -> source.event() == Event.BOX_UPDATE_WENT_BACK)
            .findFirst()
            .orElseThrow();

    /** An appliance's root that doesn't answer, until it does. */
    private static final class FailingRoot implements PrivilegedOperations {

        private boolean answers;
        private int asked;

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public int run(String name, InputStream input, Consumer<String> told) throws IOException {
            asked++;
            if (!answers) {
                throw new IOException("no answer");
            }
            told.accept("running a");
            told.accept("failed b it didn't start");
            return 0;
        }
    }

    @Test
    void aDiskIsLowBelowAQuarterOfAGigabyteUntilThereIsSomeMore() {
        Map<String, Details> low = Map.of("", Details.of(Detail.LIMIT, 256L));
        assertEquals(Map.of(), alarms.low(256L << 20));
        assertEquals(low, alarms.low((256L << 20) - 1));
        assertEquals(low, alarms.low((320L << 20) - 1));
        assertEquals(Map.of(), alarms.low(320L << 20));
        assertEquals(Map.of(), alarms.low(256L << 20));
    }

    @Test
    void aCertificateThatEndsIsAMatterWithItsEnd() {
        assertEquals(Map.of(), BoxAlarms.ending(Optional.empty()));
        assertEquals(Map.of("", Details.of(Detail.UNTIL, NOW)), BoxAlarms.ending(Optional.of(NOW)));
    }

    @Test
    void anAlarmStaysAsItWasWhileRootCannotBeAskedAndIsToldAsSoonAsItCan() {
        assertThrows(IllegalStateException.class, updates.present()::get);
        assertThrows(IllegalStateException.class, updates.present()::get);
        root.answers = true;
        Map<String, Details> found = updates.present().get();
        assertEquals(Set.of(""), found.keySet());
        assertEquals(found, updates.present().get());
        assertEquals(3, root.asked);
    }
}
