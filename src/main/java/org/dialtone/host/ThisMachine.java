package org.dialtone.host;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dialtone.app.LocalInterface;
import org.dialtone.net.Ip4;
import org.dialtone.site.check.Surroundings;
import org.dialtone.site.model.Complaint;

/**
 * This machine, as the kernel describes it.
 *
 * @param box      whether this machine serves the interfaces of these names
 * @param silent   whether a router on one of its links doesn't answer
 * @param trouble  why DHCP can't be served on an interface
 * @param firmware whether a firmware file of this name lies on it
 */
public record ThisMachine(
        Predicate<List<String>> box,
        Predicate<Ip4> silent,
        Function<String, Optional<Complaint>> trouble,
        Predicate<String> firmware)
        implements Surroundings {

    @Override
    public Optional<Complaint> trouble(String interfaceName) {
        return trouble.apply(interfaceName);
    }

    @Override
    public boolean serves(List<String> interfaces) {
        return box.test(interfaces);
    }

    @Override
    public List<Ip4> addresses() {
        return NetworkInterfaces.all().stream().map(LocalInterface::address).toList();
    }

    @Override
    public boolean reaches(Ip4 address) {
        return NetworkInterfaces.toward(address).isPresent();
    }

    @Override
    public boolean isSilent(Ip4 router) {
        return silent.test(router);
    }

    @Override
    public boolean hasFirmware(String file) {
        return firmware.test(file);
    }
}
