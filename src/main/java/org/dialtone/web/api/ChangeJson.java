package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import org.dialtone.site.model.NamedChange;

/**
 * One change of the site by name.
 *
 * @param kind   {@code added}, {@code removed} or {@code changed}
 * @param object e.g. {@code extension 1001}
 * @param field  the key in the site file; absent where the object as a whole came or went
 * @param before absent: there was none, or it is a secret
 * @param after  absent: there is none, or it is a secret
 * @param says   the change in words
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeJson(String kind, String object, String field, String before, String after, String says) {

    static ChangeJson of(NamedChange change) {
        return new ChangeJson(
                change.kind().name().toLowerCase(Locale.ROOT),
                change.object(),
                change.field(),
                change.before(),
                change.after(),
                change.says());
    }

    static List<ChangeJson> of(List<NamedChange> changes) {
        return changes.stream().map(ChangeJson::of).toList();
    }
}
