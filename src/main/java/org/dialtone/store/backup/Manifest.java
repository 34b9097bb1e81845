package org.dialtone.store.backup;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.dialtone.app.BackupFault;
import org.dialtone.app.BackupFault.Kind;
import org.dialtone.app.Said;

/**
 * A backup's description of itself; the first file in it.
 *
 * @param format  the format of the backup: {@link #FORMAT} or less, from 1 on
 * @param by      the version of Dialtone that made it
 * @param schemas the version of each database's tables, by file name
 */
public record Manifest(int format, String by, Instant made, Map<String, Integer> schemas) {

    static final int FORMAT = 1;

    public Manifest {
        schemas = Map.copyOf(schemas);
    }

    byte[] json() {
        JsonObject tables = new JsonObject();
        new TreeMap<>(schemas).forEach(tables::put);
        return JsonObject.of("format", format, "dialtone", by, "made", made.toString(), "schemas", tables)
                .encodePrettily()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @throws BackupFault where this is no manifest, or one of a format that this version doesn't know */
    static Manifest read(byte[] json) throws BackupFault {
        try {
            JsonObject object = new JsonObject(new String(json, StandardCharsets.UTF_8));
            int format = object.getInteger("format");
            String by = object.getString("dialtone");
            if (format > FORMAT) {
                throw newer(by, Said.of("backup.newer.format", format, FORMAT));
            }
            Map<String, Integer> schemas = new TreeMap<>();
            object.getJsonObject("schemas").forEach(each -> schemas.put(each.getKey(), (Integer) each.getValue()));
            return new Manifest(format, by, Instant.parse(object.getString("made")), schemas);
        } catch (DecodeException | ClassCastException | NullPointerException | DateTimeException e) {
            throw new BackupFault(Kind.FILE, Said.of("backup.manifest"), e);
        }
    }

    /** @param why which part of the backup is newer */
    static BackupFault newer(String by, Said why) {
        return new BackupFault(Kind.FILE, Said.of("backup.newer", by, why));
    }
}
