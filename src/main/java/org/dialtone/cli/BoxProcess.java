package org.dialtone.cli;

import java.io.IOException;
import java.util.List;
import org.dialtone.app.Settings;
import org.dialtone.cli.control.Frame;
import org.dialtone.dhcp.DhcpOffer;

/** Starts the parts of the box that a command needs in this process. */
public interface BoxProcess {

    /** Serves until the process is told to stop; gives the exit status. */
    int serve(Settings settings, Terminal terminal);

    /** As {@link #serve}, with the demo site and its simulated phones. */
    int demo(Settings settings, Terminal terminal);

    /** Answers one request of the control socket without a running box: opens the data folder, and no port. */
    Frame answer(Frame request, Terminal terminal) throws IOException;

    /** The offers of the DHCP servers on an interface; takes no lease, and waits some seconds. */
    List<DhcpOffer> probe(String interfaceName);
}
