package org.dialtone.app;

import java.nio.file.Path;
import org.dialtone.provision.FirmwareStore.Stored;

/** Where firmware files lie, for the sockets that send them from the disk. */
@FunctionalInterface
public interface FirmwareFiles {

    Path path(Stored stored);
}
