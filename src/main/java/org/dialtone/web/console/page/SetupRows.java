package org.dialtone.web.console.page;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.stream.Stream;

/** The row of the parts of Setup, and below it that of the pages of the part where the reader is. */
@TemplateData
public record SetupRows(List<SetupLink> parts, List<SetupLink> pages) {

    /** The same with a part before the others. */
    SetupRows after(SetupLink first) {
        return new SetupRows(Stream.concat(Stream.of(first), parts.stream()).toList(), pages);
    }

    /** A link of a row. @param chosen whether the reader is there */
    @TemplateData
    public record SetupLink(String label, String address, boolean chosen) {}
}
