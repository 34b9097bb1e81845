package org.dialtone.simulation;

import java.nio.file.Path;
import org.dialtone.pack.InstalledPacks;
import org.dialtone.phone.Packs;
import org.dialtone.provision.Renderer;

/** The built-in vendor packs and their templates, read once for all runs: they are the same in each. */
record RealPacks(Packs packs, Renderer renderer) {

    static RealPacks load() {
        InstalledPacks installed = new InstalledPacks(Path.of("there-is-no-such-folder"));
        installed.load();
        return new RealPacks(installed.packs(), installed);
    }
}
