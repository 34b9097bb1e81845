package org.dialtone;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.dialtone.edge.cli.Commands;

/** The program: hands its arguments to the command line. */
@QuarkusMain
public final class Dialtone {

    private Dialtone() {
    }

    public static void main(String... arguments) {
        System.exit(Commands.run(arguments));
    }
}
