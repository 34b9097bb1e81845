package org.dialtone.site;

import jakarta.persistence.Embeddable;
import java.util.List;
import org.dialtone.site.file.SiteDocument.Option;

/** One option as it was set: no value holds a line break, so each stands on a line of its own. */
@Embeddable
public class OptionRow {

    public int code;

    public String written;

    static OptionRow of(Option option) {
        OptionRow row = new OptionRow();
        row.code = option.code();
        row.written = String.join("\n", option.values());
        return row;
    }

    Option option() {
        return new Option(code, List.of(written.split("\n", -1)));
    }
}
