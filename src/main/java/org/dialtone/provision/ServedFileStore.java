package org.dialtone.provision;

import java.util.List;

/** Keeps the last file of each phone; stores after the fact, and no caller waits for it. */
public interface ServedFileStore {

    List<FileReceipt> load();

    void remember(FileReceipt receipt);

    /** A store that begins empty and keeps nothing. */
    static ServedFileStore forgetful() {
        return new ServedFileStore() {
            @Override
            public List<FileReceipt> load() {
                return List.of();
            }

            @Override
            public void remember(FileReceipt receipt) {
                // This store keeps nothing on purpose.
            }
        };
    }
}
