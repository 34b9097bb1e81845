package org.dialtone.web.console.fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.OptionShape;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.file.SubOptionTexts;
import org.dialtone.site.model.Flaw;
import org.dialtone.web.console.forms.FieldMaker;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormField.Choice;
import org.dialtone.web.console.forms.FormField.Kind;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormPart;
import org.dialtone.web.console.forms.Words;

/**
 * The DHCP options of one level that consist of parts, as rows of a form: the sub-options of 43 and of the enterprises
 * of 125, and the classes of the enterprises of 124 (RFC 2132 section 8.4, RFC 3925).
 *
 * @param present their values as the site file has them, by option
 */
record SubOptionRows(Words words, Map<Integer, Map<?, ?>> present) {

    static final String KEY = "subOptions";

    private static final String VENDOR = Integer.toString(Code.VENDOR_ENCAPSULATED);
    private static final String CLASSES = Integer.toString(Code.VENDOR_IDENTIFYING_CLASS);
    private static final String ENTERPRISES = Integer.toString(Code.VENDOR_IDENTIFYING_OPTIONS);
    private static final List<String> OPTIONS = List.of(VENDOR, CLASSES, ENTERPRISES);
    private static final Set<String> TEXTS = Set.of("", "text", "text-nul");
    private static final String OPTION = "option";
    private static final String ENTERPRISE = "enterprise";
    private static final String NUMBER = "number";
    private static final String SHAPE = "shape";
    private static final String VALUE = "value";
    private static final int FREE = 3;

    /** One part. @param number of the sub-option; empty: the enterprise has one value, or classes */
    private record Part(String option, String enterprise, String number, String shape, String value) {

        Map<String, String> fields() {
            return Map.of(OPTION, option, ENTERPRISE, enterprise, NUMBER, number, SHAPE, shape, VALUE, value);
        }

        boolean hasEnterprise() {
            return !option.equals(VENDOR);
        }

        boolean isUsed() {
            return !value.isEmpty();
        }

        /** Whether it says where in the site file it belongs. */
        boolean isPlaced() {
            return !(hasEnterprise() ? enterprise : number).isEmpty();
        }

        /** What the map of the site file has once only. */
        boolean isSameAs(Part other) {
            return option.equals(other.option) && enterprise.equals(other.enterprise) && number.equals(other.number);
        }

        /** The value as the site file has it. */
        Object written() {
            Object values = TEXTS.contains(shape) ? value : OptionRows.values(value);
            return shape.isEmpty() ? values : Map.of(shape, values);
        }
    }

    FormPart part() {
        return new FormPart(words.say("subOption.all"), words.say("subOption.hint"), List.of(), rows(), true).folded();
    }

    private List<Part> parts() {
        return present.entrySet().stream()
                .flatMap(option -> parts(Integer.toString(option.getKey()), option.getValue()))
                .toList();
    }

    private static Stream<Part> parts(String option, Map<?, ?> values) {
        return option.equals(VENDOR)
                ? numbered(option, "", values)
                : values.entrySet().stream()
                        .flatMap(each -> enterprise(option, each.getKey().toString(), each.getValue()));
    }

    private static Stream<Part> enterprise(String option, String enterprise, Object data) {
        return switch (data) {
            case Map<?, ?> inside -> numbered(option, enterprise, inside);
            case List<?> classes ->
                classes.stream().map(each -> new Part(option, enterprise, "", "", String.valueOf(each)));
            default -> Stream.of(new Part(option, enterprise, "", "", String.valueOf(data)));
        };
    }

    private static Stream<Part> numbered(String option, String enterprise, Map<?, ?> values) {
        return values.entrySet().stream().map(each -> {
            Map.Entry<?, ?> shaped = each.getValue() instanceof Map<?, ?> map
                    ? map.entrySet().iterator().next()
                    : Map.entry("", each.getValue());
            return new Part(
                    option,
                    enterprise,
                    each.getKey().toString(),
                    shaped.getKey().toString(),
                    OptionRows.text(shaped.getValue()));
        });
    }

    private List<List<FormField>> rows() {
        List<Map<String, String>> present = parts().stream().map(Part::fields).toList();
        FieldMaker maker = new FieldMaker(words, "subOption", Map.of(KEY, present));
        return IntStream.range(0, present.size() + FREE)
                .mapToObj(row -> List.of(
                        maker.field(path(row, OPTION), Kind.CHOICE).choices(options()),
                        maker.field(path(row, ENTERPRISE), Kind.NUMBER),
                        maker.field(path(row, NUMBER), Kind.NUMBER),
                        maker.field(path(row, SHAPE), Kind.CHOICE).choices(shapes()),
                        maker.field(path(row, VALUE), Kind.TEXT)))
                .toList();
    }

    private static List<Choice> options() {
        return Stream.concat(Stream.of(new Choice("", "–")), OPTIONS.stream().map(Choice::of))
                .toList();
    }

    private List<Choice> shapes() {
        return Stream.concat(
                        Stream.of(new Choice("", words.say("subOption.shape.usual"))),
                        SubOptionTexts.shapes().entrySet().stream()
                                .map(shape -> new Choice(
                                        shape.getKey(),
                                        shape.getKey() + ": " + expects(shape.getKey(), shape.getValue()))))
                .toList();
    }

    private String expects(String name, OptionShape shape) {
        return name.equals(SubOptionTexts.TEXT_NUL)
                ? words.say("subOption.shape.textNul")
                : OptionRows.expects(shape, words);
    }

    private static String path(int row, String key) {
        return KEY + "[" + row + "]." + key;
    }

    /** The rows that are items: their first fields hold something. */
    private List<Part> items(FormInput input) {
        return IntStream.range(0, parts().size() + FREE)
                .mapToObj(row -> new Part(
                        input.text(path(row, OPTION)),
                        input.text(path(row, ENTERPRISE)),
                        input.text(path(row, NUMBER)),
                        input.text(path(row, SHAPE)),
                        input.text(path(row, VALUE))))
                .filter(part -> OPTIONS.contains(part.option()))
                .toList();
    }

    /** The options that rows with a value make, as the site file has them. */
    Map<Integer, Map<String, Object>> options(FormInput input) {
        Map<Integer, Map<String, Object>> options = new LinkedHashMap<>();
        items(input).stream()
                .filter(part -> part.isUsed() && part.isPlaced())
                .forEach(part ->
                        put(options.computeIfAbsent(Integer.valueOf(part.option()), _ -> new LinkedHashMap<>()), part));
        return options;
    }

    private static void put(Map<String, Object> option, Part part) {
        if (!part.hasEnterprise()) {
            option.put(part.number(), part.written());
        } else if (part.option().equals(CLASSES)) {
            Stream<?> before =
                    option.get(part.enterprise()) instanceof List<?> classes ? classes.stream() : Stream.of();
            option.put(
                    part.enterprise(),
                    Stream.concat(before, Stream.of(part.value())).toList());
        } else if (part.number().isEmpty()) {
            option.put(part.enterprise(), part.value());
        } else {
            Map<String, Object> inside = new LinkedHashMap<>();
            if (option.get(part.enterprise()) instanceof Map<?, ?> before) {
                before.forEach((number, value) -> inside.put(number.toString(), value));
            }
            inside.put(part.number(), part.written());
            option.put(part.enterprise(), inside);
        }
    }

    /** Refuses what the site file couldn't hold. @param single the options that have a row of their own with a value */
    void check(SiteDraft draft, FormInput input, Set<Integer> single) {
        List<Part> items = items(input);
        for (int item = 0; item < items.size(); item++) {
            Part part = items.get(item);
            List<Part> before =
                    items.subList(0, item).stream().filter(Part::isUsed).toList();
            if (part.isUsed()) {
                wrong(draft, item, part, before);
            } else if (parts().stream().noneMatch(part::isSameAs) && !(part.enterprise() + part.number()).isEmpty()) {
                draft.fault(path(item, VALUE), Flaw.SUB_OPTION_EMPTY);
            }
            if (part.isUsed() && single.contains(Integer.valueOf(part.option()))) {
                draft.fault(path(item, OPTION), Flaw.SUB_OPTION_ABOVE, part.option());
            }
        }
    }

    private void wrong(SiteDraft draft, int item, Part part, List<Part> before) {
        if (part.hasEnterprise() && part.enterprise().isEmpty()) {
            draft.fault(path(item, ENTERPRISE), Flaw.SUB_OPTION_WHOSE);
        } else if (!part.hasEnterprise() && !part.enterprise().isEmpty()) {
            draft.fault(path(item, ENTERPRISE), Flaw.SUB_OPTION_NO_ENTERPRISE);
        } else if (!part.hasEnterprise() && part.number().isEmpty()) {
            draft.fault(path(item, NUMBER), Flaw.SUB_OPTION_WHICH);
        } else if (part.option().equals(CLASSES) && !part.number().isEmpty()) {
            draft.fault(path(item, NUMBER), Flaw.SUB_OPTION_NO_NUMBER);
        } else if (part.number().isEmpty() && !part.shape().isEmpty()) {
            draft.fault(path(item, SHAPE), Flaw.SUB_OPTION_NO_SHAPE);
        } else if (!part.option().equals(CLASSES) && before.stream().anyMatch(part::isSameAs)) {
            draft.fault(path(item, VALUE), Flaw.SUB_OPTION_TWICE);
        } else if (before.stream().anyMatch(other -> isMixed(part, other))) {
            draft.fault(path(item, NUMBER), Flaw.SUB_OPTION_MIXED);
        }
    }

    private static boolean isMixed(Part one, Part other) {
        return one.option().equals(other.option())
                && one.enterprise().equals(other.enterprise())
                && one.number().isEmpty() != other.number().isEmpty()
                && one.hasEnterprise();
    }

    /** The field, as an item of the rows, that a place below an option is about; empty where no row has the option. */
    Optional<String> place(int option, List<String> below, FormInput input) {
        List<Part> items = items(input);
        List<Integer> own = new ArrayList<>(IntStream.range(0, items.size())
                .filter(item -> items.get(item).option().equals(Integer.toString(option)))
                .boxed()
                .toList());
        return own.stream()
                .filter(item -> isAt(items.get(item), below))
                .findFirst()
                .or(() -> own.stream().findFirst())
                .map(item -> path(item, VALUE));
    }

    private static boolean isAt(Part part, List<String> below) {
        List<String> own = Stream.of(part.enterprise(), part.number())
                .filter(step -> !step.isEmpty())
                .collect(Collectors.toList());
        return !below.isEmpty()
                && own.subList(0, Math.min(own.size(), below.size()))
                        .equals(below.subList(0, Math.min(own.size(), below.size())));
    }
}
