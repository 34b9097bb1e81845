package org.dialtone.web.console.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dialtone.web.console.forms.FieldMaker;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormField.Choice;
import org.dialtone.web.console.forms.FormField.Kind;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormPart;
import org.dialtone.web.console.forms.Words;

/**
 * The versions that older phones run first: a row for each step.
 *
 * @param tree  the firmware as {@code SiteWriter.tree} gives it
 * @param files what a step may load
 */
record StepRows(Words words, Map<String, ?> tree, List<Choice> files) {

    static final String KEY = "steps";
    private static final String BELOW = "below";
    private static final String VERSION = "version";
    private static final String FILE = "file";
    private static final List<String> FIELDS = List.of(BELOW, VERSION, FILE);
    private static final int FREE = 2;
    private static final Pattern ITEM = Pattern.compile("steps\\[(\\d+)](.*)");

    FormPart part() {
        FieldMaker maker = new FieldMaker(words, "firmware", tree);
        List<List<FormField>> rows = IntStream.range(0, count())
                .mapToObj(row -> List.of(
                        maker.field(path(row, BELOW), Kind.TEXT),
                        maker.field(path(row, VERSION), Kind.TEXT),
                        maker.field(path(row, FILE), Kind.TEXT).choices(files)))
                .toList();
        return new FormPart(words.say("firmware.steps"), words.say("firmware.steps.hint"), List.of(), rows, true)
                .folded();
    }

    private int count() {
        return FREE + (tree.get(KEY) instanceof List<?> steps ? steps.size() : 0);
    }

    private static String path(int row, String field) {
        return KEY + "[" + row + "]." + field;
    }

    /** The steps as typed; a row is one where any of its fields holds a value, so that what it lacks is told. */
    List<Map<String, Object>> typed(FormInput input) {
        return filled(input).stream().map(row -> step(row, input)).toList();
    }

    private List<Integer> filled(FormInput input) {
        return IntStream.range(0, count())
                .filter(row -> FIELDS.stream()
                        .anyMatch(field -> input.find(path(row, field)).isPresent()))
                .boxed()
                .toList();
    }

    private static Map<String, Object> step(int row, FormInput input) {
        Map<String, Object> step = new LinkedHashMap<>();
        FIELDS.forEach(field -> input.find(path(row, field)).ifPresent(text -> step.put(field, text)));
        return step;
    }

    /** The field that a path of the site is about: rows that stayed empty are no steps there. */
    String place(String path, FormInput input) {
        Matcher item = ITEM.matcher(path);
        if (!item.matches()) {
            return path;
        }
        List<Integer> rows = filled(input);
        int step = Integer.parseInt(item.group(1));
        return step < rows.size()
                ? KEY + "[" + rows.get(step) + "]" + (item.group(2).isEmpty() ? "." + BELOW : item.group(2))
                : path;
    }
}
