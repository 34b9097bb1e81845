package org.dialtone.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.dialtone.app.FakeProcesses;
import org.junit.jupiter.api.Test;

class ProcessJsonTest {

    /** A machine that waits has no REST, and none of its modules. */
    @Test
    void aBareMapperWritesItAsRestDoes() throws JsonProcessingException {
        FakeProcesses processes = new FakeProcesses();
        processes.all = FakeProcesses.THREE;
        String json =
                new ObjectMapper().writeValueAsString(ProcessJson.all(processes).getFirst());
        assertEquals(
                "{\"id\":\"id-a\",\"name\":\"a\",\"version\":\"1.0\",\"console\":\"https://a.hotel.example\","
                        + "\"addresses\":[\"10.66.0.1/24\"],\"since\":\"2026-11-30T07:30:00Z\","
                        + "\"seen\":\"2026-11-30T08:29:59Z\",\"state\":\"active\",\"self\":true}",
                json);
    }
}
