package org.dialtone.store.backup;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.dialtone.app.FirmwareFolder;

/** The files that a backup may hold, by name and size; no other file is ever put in or taken out. */
final class Contents {

    static final String MANIFEST = "backup.json";
    static final String SITE = "site.db";
    static final String LEASES = "leases.db";
    static final String JOURNAL = "journal.db";
    static final String FIRMWARE = "firmware";
    static final int MOST_ENTRIES = 50_000;

    /** The largest size of a database: a hundred times what 5000 phones take. */
    private static final long DATABASE = 4L << 30;

    private static final long SMALL = 64 << 10;
    private static final long TEXT = 4 << 20;
    /** One file of a folder. A name that begins with a dot belongs to a file that is being written. */
    private static final String PART = "/(?!\\.)[^/\\\\\\p{Cntrl}]{1,128}";

    /** Folders that are saved whole, as far as their files' names are known. */
    static final List<String> FOLDERS = List.of("tls", "packs", "packs-history", FIRMWARE);

    static final List<String> DATABASES = List.of(SITE, LEASES, JOURNAL);
    static final List<String> FILES = List.of("secret.key", "first-password");

    private enum Kind {
        DATABASES("(?:site|leases|journal)\\.db", DATABASE),
        KEYS("secret\\.key|first-password|tls/(?:authority|server|given)\\.pem", SMALL),
        PACKS("packs" + PART.repeat(2), TEXT),
        HISTORY("packs-history" + PART.repeat(3), TEXT),
        FIRMWARE_FILES(FIRMWARE + PART, FirmwareFolder.MOST_BYTES);

        private final Pattern name;
        private final long mostBytes;

        Kind(String name, long mostBytes) {
            this.name = Pattern.compile(name);
            this.mostBytes = mostBytes;
        }
    }

    private Contents() {}

    /**
     * The largest size of the file of this name; -1: no backup holds such a file. A name is a path with {@code /},
     * below the data folder.
     */
    static long mostBytes(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name.matcher(name).matches())
                .mapToLong(kind -> kind.mostBytes)
                .findFirst()
                .orElse(-1);
    }
}
