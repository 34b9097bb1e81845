package org.dialtone.app;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.dhcp.RogueWatch.Standing;
import org.dialtone.net.Ip4;

/** What the box sees on the interfaces that could serve phones. */
public final class LinkSurvey {

    private final MachineInterfaces machine;
    private final RogueWatch rogues;
    private final ServerSearch search;

    public LinkSurvey(MachineInterfaces machine, RogueWatch rogues, ServerSearch search) {
        this.machine = machine;
        this.rogues = rogues;
        this.search = search;
    }

    /**
     * An interface.
     *
     * @param carrier   whether a cable, or its equivalent, is there
     * @param addresses the box's own there
     * @param listening whether the question for other DHCP servers still runs
     * @param others    DHCP servers other than this box that answered
     * @param failure   why the box can't ask for others; null: it can
     */
    public record Seen(
            String name,
            boolean carrier,
            List<LocalInterface> addresses,
            boolean listening,
            List<OtherServer> others,
            String failure) {}

    /** Begins to ask, on interfaces with a link, for other DHCP servers; the answers take some seconds. */
    public void look() {
        names().filter(name -> !rogues.isServed(name) && hasCarrier(name)).forEach(search::look);
    }

    /** All interfaces with a hardware address that are no part of another one: cards first. */
    public List<Seen> all() {
        return names().map(this::of).toList();
    }

    private Stream<String> names() {
        Set<String> names = new LinkedHashSet<>(machine.cards());
        machine.all().stream()
                .filter(each -> each.mac() != null)
                .map(LocalInterface::name)
                .forEach(names::add);
        return names.stream().filter(name -> !machine.isPart(name));
    }

    private boolean hasCarrier(String name) {
        return machine.plug(name).filter(MachineInterfaces.Plug::carrier).isPresent();
    }

    /** One interface, which may have gone. */
    public Seen of(String name) {
        List<LocalInterface> all = machine.all();
        Set<Ip4> own = all.stream().map(LocalInterface::address).collect(Collectors.toSet());
        Optional<Standing> standing = rogues.standings().stream()
                .filter(each -> each.interfaceName().equals(name))
                .findFirst();
        Optional<ServerSearch.Found> found = search.of(name);
        List<OtherServer> others = standing.map(Standing::others)
                .orElseGet(() -> found.map(ServerSearch.Found::servers).orElse(List.of()));
        return new Seen(
                name,
                hasCarrier(name),
                all.stream().filter(each -> each.name().equals(name)).toList(),
                standing.map(each -> each.state() == RogueWatch.State.ASKING)
                        .orElseGet(() -> found.filter(each -> !each.over()).isPresent()),
                others.stream().filter(other -> !other.isAt(own)).toList(),
                standing.isPresent()
                        ? null
                        : found.map(ServerSearch.Found::failure).orElse(null));
    }
}
