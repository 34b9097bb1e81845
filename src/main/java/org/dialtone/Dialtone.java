package org.dialtone;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.dialtone.edge.cli.Commands;

/** The program: hands its arguments to the command line. */
@QuarkusMain
public final class Dialtone {

    private Dialtone() {
    }

    public static void main(String... arguments) {
        // Read once, before the first handshake: a client that begins one anew and anew on its connection would keep a processor busy.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        System.exit(Commands.run(arguments));
    }
}
