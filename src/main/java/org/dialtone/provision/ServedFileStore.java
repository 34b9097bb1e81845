package org.dialtone.provision;

import java.util.List;

/** Keeps the last file of each phone; stores after the fact, and no caller waits for it. */
public interface ServedFileStore {

    List<FileReceipt> load();

    void remember(FileReceipt receipt);
}
