package org.dialtone.web.console.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.dialtone.app.view.AgentView;
import org.dialtone.app.view.AgentView.PortView;
import org.dialtone.app.view.ManyPhones;
import org.dialtone.app.view.PhoneState;
import org.dialtone.journal.Language;
import org.dialtone.net.Ip4;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.SiteTime;
import org.junit.jupiter.api.Test;

class PortTableTest {

    private static final SiteTime CLOCK = SiteTime.of("UTC", Duration.ZERO, Words.english());

    private static AgentView agent(String name, int ports) {
        return new AgentView(
                name,
                List.of("rooms"),
                List.of(Ip4.of("10.66.3.1")),
                IntStream.range(0, ports)
                        .mapToObj(i -> new PortView(
                                String.valueOf(i),
                                List.of(ManyPhones.phone(i, i == 0 ? PhoneState.STUCK : PhoneState.REGISTERED))))
                        .toList());
    }

    @Test
    void ofSeveralAgentsTheChosenOneIsShown() {
        List<AgentView> agents = List.of(agent("sw 1", 3), agent("sw 2", 2));
        PortTable none = PortTable.of(agents, "", 1, CLOCK);
        assertNull(none.chosen());
        assertEquals(
                List.of("/console/ports?at=sw+1", "/console/ports?at=sw+2"),
                none.agents().stream().map(PortTable.AgentRow::link).toList());
        assertTrue(none.agents().getFirst().isShort());
        PortTable two = PortTable.of(agents, "sw 2", 1, CLOCK);
        assertEquals("sw 2", two.chosen().name());
        assertEquals(2, two.ports().size());
        assertFalse(two.ports().getFirst().shared());
    }

    @Test
    void theOnlyAgentIsShownWithoutAChoice() {
        assertEquals(
                3, PortTable.of(List.of(agent("sw", 3)), "", 1, CLOCK).ports().size());
    }

    @Test
    void manyPortsHavePages() {
        List<AgentView> agents = List.of(agent("sw", 250));
        PortTable first = PortTable.of(agents, "", 1, CLOCK);
        assertEquals(100, first.ports().size());
        assertFalse(first.pager().hasEarlier());
        assertEquals("/console/ports?at=sw&page=2", first.pager().later());
        PortTable last = PortTable.of(agents, "", 3, CLOCK);
        assertEquals("200", last.ports().getFirst().port());
        assertEquals(50, last.ports().size());
        assertFalse(last.pager().hasLater());
        PortTable behind = PortTable.of(agents, "", 9, CLOCK);
        assertEquals(last.ports(), behind.ports());
        assertEquals("/console/ports?at=sw&page=2", behind.pager().earlier());
    }

    @Test
    void aPortWithSeveralDevicesSaysSo() {
        AgentView hub = new AgentView(
                "sw", List.of(), List.of(), List.of(new PortView("1", ManyPhones.all(2, PhoneState.REGISTERED))));
        assertTrue(PortTable.of(List.of(hub), "", 1, CLOCK).ports().getLast().shared());
    }

    @Test
    void aScopeWithoutANamedSwitchIsToldInTheReadersLanguage() {
        SiteTime german = SiteTime.of("UTC", Duration.ZERO, Words.of(Language.GERMAN));
        assertEquals(
                List.of("Bereich rooms", "sw 1"),
                PortTable.of(List.of(agent("scope rooms", 1), agent("sw 1", 1)), "", 1, german).agents().stream()
                        .map(PortTable.AgentRow::title)
                        .toList());
    }
}
