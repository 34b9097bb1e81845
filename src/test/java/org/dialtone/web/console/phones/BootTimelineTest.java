package org.dialtone.web.console.phones;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.view.BootMedians.BootMedian;
import org.dialtone.app.view.ManyPhones;
import org.dialtone.app.view.PhoneState;
import org.dialtone.app.view.PhoneView;
import org.dialtone.journal.BootTimes;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.phones.BootTimeline.Lane;
import org.dialtone.web.console.phones.BootTimeline.Part;
import org.junit.jupiter.api.Test;

class BootTimelineTest {

    private static final PhoneView PHONE = ManyPhones.phone(0, PhoneState.REGISTERED);

    private static BootTimes ms(long address, long file, long registered) {
        return new BootTimes(duration(address), duration(file), duration(registered));
    }

    /** @param ms 0: none */
    private static Duration duration(long ms) {
        return ms == 0 ? null : Duration.ofMillis(ms);
    }

    private static Optional<BootMedian> usually(BootTimes times) {
        return Optional.of(new BootMedian(times, 42));
    }

    @Test
    void aBootAndTheMedianOfItsModelHaveOneScale() {
        assertEquals(
                List.of(
                        new Lane(
                                "This boot",
                                List.of(
                                        new Part("address", 0, 100),
                                        new Part("file", 100, 300),
                                        new Part("registered", 400, 600)),
                                "1.00 s",
                                "4.00 s",
                                "10.00 s",
                                true),
                        new Lane(
                                "Median of 42 boots, Yealink T46S",
                                List.of(
                                        new Part("address", 0, 50),
                                        new Part("file", 50, 150),
                                        new Part("registered", 200, 200)),
                                "500 ms",
                                "2.00 s",
                                "4.00 s",
                                false)),
                BootTimeline.of(ms(1_000, 4_000, 10_000), PHONE, usually(ms(500, 2_000, 4_000)), Words.english())
                        .orElseThrow()
                        .lanes());
    }

    @Test
    void aBootUnderWayIsDrawnAsFarAsItHasCome() {
        Lane lane = BootTimeline.of(ms(1_000, 0, 0), PHONE, usually(ms(500, 1_500, 2_000)), Words.english())
                .orElseThrow()
                .lanes()
                .getFirst();
        assertEquals(new Lane("This boot", List.of(new Part("address", 0, 500)), "1.00 s", null, null, false), lane);
    }

    @Test
    void aFileBeforeTheAddressHasNoWayOfItsOwn() {
        assertEquals(
                List.of(new Part("address", 0, 500), new Part("registered", 500, 500)),
                BootTimeline.of(ms(500, 100, 1_000), PHONE, Optional.empty(), Words.english())
                        .orElseThrow()
                        .lanes()
                        .getFirst()
                        .parts());
    }

    @Test
    void aBootWithoutAMilestoneHasNone() {
        assertEquals(Optional.empty(), BootTimeline.of(ms(0, 0, 0), PHONE, usually(ms(1, 2, 3)), Words.english()));
    }
}
