package org.dialtone.edge.cli;

import java.util.Optional;

/** Which Dialtone this is. */
final class Version {

    private Version() {
    }

    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("development");
    }
}
