package org.dialtone.web.console.forms;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Fields that belong together.
 *
 * @param legend null: none
 * @param hint   null: none
 * @param fields stand one below the other
 * @param rows   items of a list, each with its fields in one row; a row whose first field is empty is left out
 * @param open   false: folded until somebody opens it
 */
public record FormPart(String legend, String hint, List<FormField> fields, List<List<FormField>> rows, boolean open) {

    /** A part of single fields. */
    public static FormPart of(String legend, List<FormField> fields) {
        return new FormPart(legend, null, fields, List.of(), true);
    }

    /** The same with a sentence below the legend. */
    public FormPart hint(String other) {
        return new FormPart(legend, other, fields, rows, open);
    }

    /** The same, folded where nothing in it has a value. */
    public FormPart folded() {
        return new FormPart(
                legend,
                hint,
                fields,
                rows,
                all().anyMatch(field -> !field.value().isEmpty()));
    }

    Stream<FormField> all() {
        return Stream.concat(fields.stream(), rows.stream().flatMap(List::stream));
    }

    FormPart with(UnaryOperator<FormField> change) {
        List<FormField> changed = fields.stream().map(change).toList();
        List<List<FormField>> others =
                rows.stream().map(row -> row.stream().map(change).toList()).toList();
        FormPart part = new FormPart(legend, hint, changed, others, open);
        return new FormPart(legend, hint, changed, others, open || part.all().anyMatch(field -> field.fault() != null));
    }
}
