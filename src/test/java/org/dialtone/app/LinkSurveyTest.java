package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.dialtone.app.LinkSurvey.Seen;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.dhcp.OtherServers;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

/** What the box sees on interfaces that could serve phones: their addresses, and other DHCP servers. */
class LinkSurveyTest {

    private static final MacAddress MAC = MacAddress.of("02:00:00:00:00:01");
    private static final OtherServer ROUTER = server("192.168.1.1");

    private final HandClock clock = new HandClock(Instant.parse("2026-11-29T10:00:00Z"));
    private final Queue<Runnable> turns = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, List<OtherServer>> there = new HashMap<>();
    private final RogueWatch rogues = new RogueWatch();
    private final LinkSurvey survey = new LinkSurvey(
            new FakeMachine(
                    List.of("eth1", "slave0"),
                    null,
                    at("eth0", "192.168.1.20"),
                    at("eth1", "10.66.0.1"),
                    at("slave0", "10.9.0.1")),
            rogues,
            new ServerSearch(this::answer, turns::add, clock));

    private static LocalInterface at(String name, String address) {
        return new LocalInterface(name, Ip4.of(address), 24, MAC);
    }

    private static OtherServer server(String address) {
        return new OtherServer(Ip4.of(address), Ip4.of(address), null, "something");
    }

    private List<OtherServer> answer(String name) {
        asked.add(name);
        if (name.equals("eth1") && !there.containsKey(name)) {
            throw new StartupFault("nothing can be sent on eth1");
        }
        return there.getOrDefault(name, List.of());
    }

    private void answerAll() {
        while (!turns.isEmpty()) {
            turns.remove().run();
        }
    }

    @Test
    void cardsComeFirstAndPartsAndTheLoopbackDont() {
        assertEquals(
                List.of("eth1", "eth0"), survey.all().stream().map(Seen::name).toList());
        assertEquals(List.of(at("eth0", "192.168.1.20")), survey.of("eth0").addresses());
        assertFalse(survey.of("gone0").carrier());
    }

    @Test
    void othersShowOnceTheQuestionIsOver() {
        there.put("eth0", List.of(ROUTER, server("10.66.0.1")));
        survey.look();
        assertTrue(survey.of("eth0").listening());
        answerAll();
        Seen seen = survey.of("eth0");
        assertFalse(seen.listening());
        assertEquals(List.of(ROUTER), seen.others(), "the box's own answer is none of another server");
        assertEquals("nothing can be sent on eth1", survey.of("eth1").failure());
    }

    @Test
    void whoLooksAgainAndAgainAsksOnceInHalfAMinute() {
        there.put("eth0", List.of(ROUTER));
        survey.look();
        answerAll();
        survey.look();
        assertEquals(2, asked.size());
        clock.pass(Duration.ofSeconds(31));
        survey.look();
        assertEquals(List.of(ROUTER), survey.of("eth0").others(), "known until the new answer is there");
        there.clear();
        answerAll();
        assertEquals(4, asked.size());
        assertEquals(List.of(), survey.of("eth0").others());
    }

    @Test
    void aServedInterfaceIsNotAskedTwice() {
        rogues.install(OtherServers.REFUSED, Map.of("eth0", false));
        assertTrue(survey.of("eth0").listening());
        rogues.heard("eth0", ROUTER, Set.of());
        survey.look();
        answerAll();
        assertEquals(List.of("eth1"), asked);
        assertEquals(List.of(ROUTER), survey.of("eth0").others());
    }
}
