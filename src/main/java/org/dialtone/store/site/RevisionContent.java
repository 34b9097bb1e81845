package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.dialtone.app.RevisionDraft;
import org.dialtone.site.file.DeltaText;
import org.dialtone.site.file.SiteDelta;
import org.dialtone.site.file.SiteWriter;

/** What a revision consists of, compressed. */
@Entity
@Table(name = "revision_content")
public class RevisionContent extends PanacheEntityBase {

    @Id
    public long number;

    /** The way from the revision before; null for the first one. */
    public byte[] delta;

    /** The whole site, or null. */
    public byte[] snapshot;

    /** The file that was applied, or null. */
    public byte[] file;

    static RevisionContent of(long number, RevisionDraft draft) {
        RevisionContent content = new RevisionContent();
        content.number = number;
        if (draft.before() == null) {
            content.snapshot = compress(SiteWriter.write(draft.after(), false));
        } else {
            content.delta = compress(DeltaText.write(SiteDelta.between(draft.before(), draft.after())));
        }
        if (draft.text() != null) {
            content.file = compress(draft.text());
        }
        return content;
    }

    long size() {
        return length(delta) + length(snapshot) + length(file);
    }

    private static long length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    static byte[] compress(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String text(byte[] compressed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a revision in site.db is damaged: restore a backup", e);
        }
    }
}
