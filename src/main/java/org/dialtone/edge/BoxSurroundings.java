package org.dialtone.edge;

import jakarta.inject.Singleton;
import java.util.List;
import org.dialtone.edge.box.FirmwareFolder;
import org.dialtone.edge.os.LocalInterface;
import org.dialtone.edge.os.NetworkInterfaces;
import org.dialtone.net.Ip4;
import org.dialtone.site.Surroundings;

/** This machine, as the kernel tells of it. */
@Singleton
final class BoxSurroundings implements Surroundings {

    private final FirmwareFolder firmware;

    BoxSurroundings(FirmwareFolder firmware) {
        this.firmware = firmware;
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
    public boolean hasFirmware(String file) {
        return firmware.find(file).isPresent();
    }
}
