package org.dialtone.store.site;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.site.model.SiteDocument.Option;
import org.dialtone.site.model.SiteDocument.SubOption;

/**
 * One option, or one of its parts, as it was set. No value holds a line break, so {@link #written} has a line for each.
 */
@Embeddable
public class OptionRow {

    public int code;

    /** The enterprise that the option is of, or null. */
    public Long enterprise;

    /** The code of a sub-option; null for an option without parts, and for an enterprise's data. */
    @Column(name = "sub_code")
    public Integer subCode;

    /** The shape of a sub-option that isn't text. */
    public String shape;

    public String written;

    /** The rows of an option; its parts are rows that follow each other. */
    static Stream<OptionRow> of(Option option) {
        return option.parts().isEmpty()
                ? Stream.of(row(option.code(), null, null, null, option.values()))
                : option.parts().stream()
                        .map(part -> row(option.code(), part.enterprise(), part.code(), part.shape(), part.values()));
    }

    static List<Option> options(List<OptionRow> rows) {
        List<Option> options = new ArrayList<>();
        for (OptionRow row : rows) {
            Option before = options.isEmpty() ? null : options.getLast();
            if (row.subCode == null && row.enterprise == null) {
                options.add(new Option(row.code, row.values()));
            } else if (before != null && before.code() == row.code) {
                options.set(
                        options.size() - 1,
                        new Option(
                                row.code,
                                List.of(),
                                Stream.concat(before.parts().stream(), Stream.of(row.part()))
                                        .toList()));
            } else {
                options.add(new Option(row.code, List.of(), List.of(row.part())));
            }
        }
        return List.copyOf(options);
    }

    private static OptionRow row(int code, Long enterprise, Integer subCode, String shape, List<String> values) {
        OptionRow row = new OptionRow();
        row.code = code;
        row.enterprise = enterprise;
        row.subCode = subCode;
        row.shape = shape;
        row.written = String.join("\n", values);
        return row;
    }

    private SubOption part() {
        return new SubOption(enterprise, subCode, shape, values());
    }

    private List<String> values() {
        return List.of(written.split("\n", -1));
    }
}
