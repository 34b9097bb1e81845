package org.dialtone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.dialtone.app.PrivateFile;
import org.dialtone.app.StartupFault;

/** Names a process over its restarts among those that share a database: a random word in its data folder. */
public final class ProcessId {

    /** Each session's name begins with it. */
    static final String PROGRAM = "dialtone";

    static final String FILE = "process.id";

    private ProcessId() {}

    /** The folder's id; empty where it has none yet. */
    public static Optional<String> find(Path data) {
        try {
            Path file = data.resolve(FILE);
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file).strip()).filter(id -> id.matches("[0-9a-f-]{36}"))
                    : Optional.empty();
        } catch (IOException e) {
            throw fault(data, e);
        }
    }

    /** The folder's id, which is made where it has none. */
    public static String make(Path data) {
        return find(data).orElseGet(() -> {
            String id = UUID.randomUUID().toString();
            keep(data, id);
            return id;
        });
    }

    /** Gives the folder this id. */
    static void keep(Path data, String id) {
        try {
            Files.writeString(PrivateFile.make(data.resolve(FILE)), id + "\n");
        } catch (IOException e) {
            throw fault(data, e);
        }
    }

    /** The name of a process's sessions that read and write the state. */
    public static String ofState(String id) {
        return PROGRAM + " " + id;
    }

    /** The name of the session that only looks whether this process may start; nobody else ends it. */
    public static String ofStart(String id) {
        return PROGRAM + " start " + id;
    }

    /** The name of the one session by which it asks and tells who is active; nobody else ends it. */
    static String ofRow(String id) {
        return PROGRAM + " row " + id;
    }

    private static StartupFault fault(Path data, IOException e) {
        return new StartupFault(data.resolve(FILE) + " can't be read or written: " + e.getMessage(), e);
    }
}
