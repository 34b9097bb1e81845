package org.dialtone.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dialtone.net.BoxClock;
import org.dialtone.net.HandClock;
import org.junit.jupiter.api.Test;

class ViewJsonTest {

    @Test
    void aTimeOfTheBoxIsToldAsTheWallClockTellsIt() throws JsonProcessingException {
        HandClock hand = new HandClock(Instant.parse("1970-01-01T00:00:10Z"));
        BoxClock clock = hand.start();
        ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new ViewJson(() -> clock).customize(mapper);
        List<Instant> heard = List.of(clock.instant());
        assertEquals("[\"1970-01-01T00:00:10Z\"]", mapper.writeValueAsString(heard));
        hand.set(Duration.ofDays(20_786));
        assertEquals("[\"2026-11-29T00:00:10Z\"]", mapper.writeValueAsString(heard));
    }
}
