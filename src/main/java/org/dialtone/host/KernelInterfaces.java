package org.dialtone.host;

import java.util.List;
import java.util.Optional;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** The interfaces of this machine, as the kernel reports them. */
public class KernelInterfaces implements MachineInterfaces {

    @Override
    public List<String> cards() {
        return NetworkInterfaces.cards();
    }

    @Override
    public boolean isPart(String name) {
        return NetworkInterfaces.isPart(name);
    }

    @Override
    public List<LocalInterface> all() {
        return NetworkInterfaces.all();
    }

    @Override
    public Optional<LocalInterface> find(String name) {
        return NetworkInterfaces.find(name);
    }

    @Override
    public Optional<LocalInterface> holding(Ip4 address) {
        return NetworkInterfaces.holding(address);
    }

    @Override
    public Optional<Ip4> toward(Ip4 address) {
        return NetworkInterfaces.toward(address);
    }

    @Override
    public Optional<MacAddress> mac(String name) {
        return NetworkInterfaces.mac(name);
    }

    @Override
    public Optional<Plug> plug(String name) {
        return NetworkInterfaces.plug(name);
    }

    @Override
    public String hostname() {
        return NetworkInterfaces.hostname();
    }
}
