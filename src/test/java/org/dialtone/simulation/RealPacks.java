package org.dialtone.simulation;

import java.nio.file.Path;
import org.dialtone.pack.PackShelf;
import org.dialtone.phone.Packs;
import org.dialtone.provision.Renderer;

/** The built-in vendor packs and their templates, read once for all runs: they are the same in each. */
record RealPacks(Packs packs, Renderer renderer) {

    static RealPacks load() {
        PackShelf shelf = new PackShelf(Path.of("there-is-no-such-folder"));
        shelf.load();
        return new RealPacks(shelf.packs(), shelf);
    }
}
