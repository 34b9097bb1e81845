package org.dialtone.edge.os;

import java.io.IOException;
import java.nio.file.Path;

/** Holds a data folder until it is killed. */
final class FolderHolder {

    private FolderHolder() {
    }

    public static void main(String[] arguments) throws IOException {
        try (DataFolder folder = DataFolder.open(Path.of(arguments[0]))) {
            System.out.println("holding " + folder.path());
            System.in.read();
        }
    }
}
