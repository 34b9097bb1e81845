package org.dialtone.provision;

import java.util.List;

/** Keeps the last file of each phone; stores after the fact, and no caller waits for it. */
public interface ServedFileStore {

    List<ServedFile> load();

    void remember(ServedFile file);

    /** A store that begins empty and keeps nothing. */
    static ServedFileStore forgetful() {
        return new ServedFileStore() {
            @Override
            public List<ServedFile> load() {
                return List.of();
            }

            @Override
            public void remember(ServedFile file) {
                // This store keeps nothing on purpose.
            }
        };
    }
}
