package org.dialtone;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.dialtone.boot.QuarkusProcess;
import org.dialtone.cli.CommandLineStart;
import org.dialtone.web.tls.TlsTerms;

/** The program: hands its arguments to the command line. */
@QuarkusMain
public final class Dialtone {

    private Dialtone() {}

    public static void main(String... arguments) {
        TlsTerms.hold();
        System.exit(CommandLineStart.run(new QuarkusProcess(), arguments));
    }
}
