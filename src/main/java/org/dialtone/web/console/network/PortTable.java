package org.dialtone.web.console.network;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dialtone.app.view.AgentView;
import org.dialtone.app.view.PhoneView;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Pager;
import org.dialtone.web.console.page.SiteTime;
import org.dialtone.web.console.phones.PhoneRow;

/**
 * Who is on which port.
 *
 * @param agents all relay agents
 * @param chosen the agent whose ports are shown; null: none
 * @param ports  a page of its ports
 * @param pager  that page, counted by phones; null where no agent is chosen
 */
public record PortTable(List<AgentRow> agents, AgentRow chosen, List<PortRow> ports, Pager pager) {

    /**
     * One relay agent.
     *
     * @param title  its name, or the scope in words where that is its name
     * @param relays the addresses that it may send from, as text
     * @param named  whether the ports have names
     */
    public record AgentRow(
            String name,
            String title,
            String link,
            String scopes,
            String relays,
            int ports,
            boolean named,
            long phones,
            long there) {

        static AgentRow of(AgentView agent, Words words) {
            return new AgentRow(
                    agent.name(),
                    agent.scopeAlone()
                            .map(scope -> words.say("offer.from.scope", scope))
                            .orElse(agent.name()),
                    "/console/ports?at=" + URLEncoder.encode(agent.name(), StandardCharsets.UTF_8),
                    String.join(", ", agent.scopes()),
                    agent.relays().stream().map(Object::toString).collect(Collectors.joining(", ")),
                    agent.ports().size(),
                    agent.ports().stream().anyMatch(port -> port.name() != null),
                    agent.phones(),
                    agent.registered());
        }

        /** Whether some of its phones aren't registered. */
        public boolean isShort() {
            return there < phones;
        }
    }

    /**
     * One phone at its port; a port with several has a row for each.
     *
     * @param port null where no relay names it
     * @param shared whether others are on the port too
     */
    public record PortRow(String port, boolean shared, PhoneRow phone) {}

    /**
     * Makes the table.
     *
     * @param at   the name of the agent to show; where there is only one, that one is shown
     * @param page from 1
     */
    static PortTable of(List<AgentView> agents, String at, int page, SiteTime clock) {
        AgentView chosen = agents.stream()
                .filter(agent -> agents.size() == 1 || agent.name().equals(at))
                .findFirst()
                .orElse(null);
        AgentRow row = chosen == null ? null : AgentRow.of(chosen, clock.words());
        Pager pager = row == null ? null : Pager.within(row.link(), "page", page, Pager.ROWS, row.phones());
        return new PortTable(
                agents.stream().map(each -> AgentRow.of(each, clock.words())).toList(),
                row,
                row == null ? List.of() : rows(chosen, pager, clock),
                pager);
    }

    private static List<PortRow> rows(AgentView agent, Pager pager, SiteTime clock) {
        List<PortRow> rows = new ArrayList<>();
        int skip = pager.first();
        for (AgentView.PortView port : agent.ports()) {
            boolean shared = port.name() != null && port.phones().size() > 1;
            for (PhoneView phone : port.phones()) {
                if (skip-- <= 0 && rows.size() < pager.rows()) {
                    rows.add(new PortRow(port.name(), shared, PhoneRow.of(phone, clock)));
                }
            }
        }
        return rows;
    }

    /** Whether this agent's ports are shown. */
    public boolean isAt(String agent) {
        return chosen != null && chosen.name().equals(agent);
    }
}
