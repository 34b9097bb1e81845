package org.dialtone.boot;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialtone.app.MovedTogether;
import org.dialtone.app.PhoneAccess;
import org.dialtone.app.alarm.AlarmSource;
import org.dialtone.app.view.PoolCondition;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.host.LinkAddresses;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.socket.dhcp.LinkWatch;
import org.dialtone.socket.dhcp.RouterWatch;

/** The alarms about DHCP and the links that the box serves. */
@Singleton
final class LinkAlarms {

    private final RogueWatch rogues;
    private final LinkWatch links;
    private final RouterWatch routers;
    private final PoolCondition pools;
    private final PhoneAccess access;
    private final LinkAddresses addresses;

    LinkAlarms(
            RogueWatch rogues,
            LinkWatch links,
            RouterWatch routers,
            Health health,
            LeaseBook leases,
            PhoneAccess access,
            LinkAddresses addresses,
            InstantSource clock) {
        this.addresses = addresses;
        this.access = access;
        this.rogues = rogues;
        this.links = links;
        this.routers = routers;
        pools = new PoolCondition(health::served, leases::each, clock);
    }

    List<AlarmSource> sources() {
        return List.of(
                new AlarmSource(Event.DHCP_OTHER_SERVER, this::others),
                new AlarmSource(
                        Event.DHCP_POOL_EMPTY,
                        () -> BoxAlarms.each(pools.empty(), scope -> scope, scope -> Details.of(Detail.SCOPE, scope))),
                new AlarmSource(
                        Event.DHCP_POOL_LOW,
                        () -> BoxAlarms.each(pools.low(), scope -> scope, scope -> Details.of(Detail.SCOPE, scope))),
                new AlarmSource(Event.PHONES_MOVED_TOGETHER, this::moved),
                new AlarmSource(Event.DHCP_INTERFACE_MISSING, () -> BoxAlarms.notes(links.missing(), Detail.LINK)),
                new AlarmSource(Event.BOX_ADDRESS_CLAIMED, this::claimed),
                new AlarmSource(
                        Event.DHCP_ROUTER_SILENT,
                        () -> BoxAlarms.each(
                                routers.silent(),
                                silent -> silent.router().toString(),
                                silent -> Details.of(Detail.ASKED, silent.router())
                                        .with(Detail.LINK, silent.interfaceName()))));
    }

    private Map<String, Details> moved() {
        return BoxAlarms.each(
                access.movedTogether(),
                MovedTogether::scope,
                each -> Details.of(Detail.PHONES, each.moved())
                        .with(Detail.MOST, each.phones())
                        .with(Detail.SCOPE, each.scope().isEmpty() ? null : each.scope()));
    }

    private Map<String, Details> claimed() {
        return BoxAlarms.each(
                addresses.claimed(),
                claim -> claim.address().text(),
                claim -> Details.of(Detail.SHARED, claim.address().text())
                        .with(Detail.DEVICE, claim.by())
                        .with(Detail.LINK, claim.address().link()));
    }

    private Map<String, Details> others() {
        return BoxAlarms.each(
                rogues.standings().stream()
                        .filter(standing -> !standing.others().isEmpty())
                        .toList(),
                RogueWatch.Standing::interfaceName,
                standing -> Details.of(Detail.LINK, standing.interfaceName())
                        .with(
                                Detail.SERVERS,
                                standing.others().stream().map(OtherServer::who).collect(Collectors.joining(" and "))));
    }
}
