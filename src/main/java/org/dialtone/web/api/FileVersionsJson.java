package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.dialtone.provision.FileReceipt;
import org.dialtone.provision.FileVersion;
import org.dialtone.provision.FileVersions;

/**
 * The versions of a phone's own file, each by the hash that is its ETag.
 *
 * @param wanted      what the phone would get now; left out where that isn't known yet
 * @param served      what it fetched last
 * @param servedAt    left out where an older box served it
 * @param confirmed   the last version with which it registered; left out: none
 * @param behindSince since when the site has another one than was served; left out: it has the site's
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileVersionsJson(
        String wanted, String served, Instant servedAt, String confirmed, Instant confirmedAt, Instant behindSince) {

    static FileVersionsJson of(FileVersions versions) {
        if (versions == null) {
            return null;
        }
        FileReceipt received = versions.received();
        FileVersion confirmed = received.confirmed();
        return new FileVersionsJson(
                plain(versions.wanted()),
                plain(received.file().etag()),
                received.at(),
                confirmed == null ? null : plain(confirmed.tag()),
                confirmed == null ? null : confirmed.at(),
                received.behind());
    }

    /** A tag without the quotes that HTTP wants. */
    private static String plain(String tag) {
        return tag == null ? null : tag.replace("\"", "");
    }
}
