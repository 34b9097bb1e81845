package org.dialtone.edge;

import jakarta.inject.Singleton;
import java.util.List;
import org.dialtone.edge.os.LocalInterface;
import org.dialtone.edge.os.NetworkInterfaces;
import org.dialtone.net.Ip4;
import org.dialtone.site.Surroundings;

/** This machine, as the kernel tells of it. */
@Singleton
final class BoxSurroundings implements Surroundings {

    @Override
    public List<Ip4> addresses() {
        return NetworkInterfaces.all().stream().map(LocalInterface::address).toList();
    }

    @Override
    public boolean reaches(Ip4 address) {
        return NetworkInterfaces.toward(address).isPresent();
    }
}
