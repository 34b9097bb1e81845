package org.dialtone.app;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.FileVersions;

/** The versions of phones' own files. Safe to use from any thread that may wait. */
public interface FileStates {

    /**
     * What a phone has and what the site has for it, by the phone's first MAC; empty for a phone that got no file. The
     * wanted version is null where it can't be told, or where nobody looked since the last change and the time is over.
     *
     * @param most how long files may be rendered for all answers together; zero: none is
     */
    Function<MacAddress, Optional<FileVersions>> look(Duration most);
}
