package org.dialtone.host;

import java.io.IOException;
import java.nio.file.Path;
import org.dialtone.store.DataFolder;

/** Holds a data folder until it is killed. */
public final class FolderHolder {

    private FolderHolder() {}

    public static void main(String[] arguments) throws IOException {
        try (DataFolder folder = DataFolder.open(Path.of(arguments[0]))) {
            System.out.println("holding " + folder.path());
            System.in.read();
        }
    }
}
