package org.dialtone.boot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.Release;
import org.dialtone.app.Settings;
import org.dialtone.app.SharedAddress;
import org.dialtone.app.StartupFault;
import org.dialtone.host.NetworkInterfaces;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.store.ProcessId;

/** This process, as it introduces itself to the others. */
final class OwnProcess {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private OwnProcess() {}

    static DialtoneProcess of(Settings settings) {
        String id = ProcessId.find(settings.data())
                .orElseThrow(() -> new StartupFault(settings.data() + " has no process.id; start Dialtone anew"));
        return new DialtoneProcess(
                id,
                name(settings),
                Release.read().says(),
                settings.console().url().orElseGet(() -> console(settings)),
                List.of(),
                hosts(settings),
                "",
                false,
                Instant.EPOCH,
                Instant.EPOCH,
                DialtoneProcess.State.READY);
    }

    /** By which a DHCP server that answers is known for this one. */
    static Set<Ip4> hosts(Settings settings) {
        return Stream.concat(
                        NetworkInterfaces.all().stream()
                                .filter(each -> !each.isLoopback())
                                .map(LocalInterface::address),
                        Ip4.parse(settings.dhcp().address()).stream())
                .filter(address -> !address.equals(Ip4.ANY))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** By which another machine knows this one's ARP for a shared address. */
    static Set<MacAddress> macs(List<SharedAddress> shared) {
        return shared.stream()
                .flatMap(each -> NetworkInterfaces.mac(each.link()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As the settings say, or the host's name. */
    static String name(Settings settings) {
        return settings.name()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .orElseGet(NetworkInterfaces::hostname);
    }

    /** At the first address of this machine that others reach. */
    private static String console(Settings settings) {
        boolean plain = settings.https().port() == 0;
        int port = plain ? settings.http().port() : settings.https().port();
        String host = Optional.of(settings.http().host())
                .filter(each -> !each.equals("0.0.0.0"))
                .orElseGet(OwnProcess::address);
        String place = port == (plain ? HTTP : HTTPS) ? host : host + ":" + port;
        return (plain ? "http://" : "https://") + place + "/console/";
    }

    private static String address() {
        return NetworkInterfaces.all().stream()
                .filter(each -> !each.isLoopback())
                .findFirst()
                .map(LocalInterface::address)
                .map(Object::toString)
                .orElse("127.0.0.1");
    }
}
