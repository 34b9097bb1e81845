package org.dialtone.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpreadTest {

    private static final int DEVICES = 300;
    private static final MacAddress ONE = MacAddress.of("00:15:65:00:00:01");

    static Stream<IntToLongFunction> hours() {
        return Stream.of(
                i -> Spread.shorter(3600, mac(i)),
                i -> Spread.shorter(3600, String.valueOf(1000 + i)),
                i -> Spread.shorter(3600, "room-" + i));
    }

    private static MacAddress mac(int i) {
        return MacAddress.of("00:15:65:00:%02x:%02x".formatted(i / 256, i % 256));
    }

    @ParameterizedTest
    @MethodSource("hours")
    void theHoursOfThreeHundredEndOverAnEighthOfAnHour(IntToLongFunction hour) {
        List<Long> times =
                IntStream.range(0, DEVICES).mapToObj(hour::applyAsLong).toList();
        assertTrue(times.stream().allMatch(time -> time <= 3600 && time >= 3150), times.toString());
        List<Long> perMinute = IntStream.range(0, 7)
                .mapToObj(minute -> times.stream()
                        .filter(time -> (3600 - time) / 60 == minute)
                        .count())
                .toList();
        assertTrue(perMinute.stream().allMatch(count -> count > 20 && count < 60), perMinute.toString());
        assertEquals(times.getFirst(), hour.applyAsLong(0), "each time the same");
    }

    @Test
    void theMinutesOfThreeHundredAreThoseOfAnHour() {
        List<Long> minutes = IntStream.range(0, DEVICES)
                .mapToObj(i -> Spread.place(mac(i), 60))
                .toList();
        assertTrue(minutes.stream().allMatch(minute -> minute >= 0 && minute < 60), minutes.toString());
        assertTrue(minutes.stream().distinct().count() > 50, minutes.toString());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "7, 7"})
    void timesWithoutAnEighthStayAsTheyAre(long time, long left) {
        assertEquals(left, Spread.shorter(time, ONE));
    }
}
