package org.dialtone.web.console.phones;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.provision.FunctionKey;
import org.dialtone.site.model.DirectoryKeys;
import org.dialtone.site.model.DirectoryKeys.Order;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.web.console.forms.FieldMaker;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormField.Choice;
import org.dialtone.web.console.forms.FormField.Kind;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormPart;
import org.dialtone.web.console.forms.Words;

/** A phone's keys in its form: a row for each of its own, and whether those of the directory come after them. */
record KeyRows(Words words, Phone now, Map<String, ?> tree) {

    private static final String PHONE = "phone";
    private static final String KEYS = "keys";
    private static final String FIRST = "first";
    private static final String SORT = "keys.sort";
    private static final String BUT = "keys.but";
    private static final int FREE = 3;

    FormPart part() {
        return new FormPart(say("keys.all"), say("keys.hint"), directory(), rows(), true);
    }

    private String say(String word) {
        return words.say(PHONE + "." + word);
    }

    private boolean isFromDirectory() {
        return now.directory() != null;
    }

    private List<FormField> directory() {
        FieldMaker phone = new FieldMaker(words, PHONE, isFromDirectory() ? tree : Map.of());
        List<Choice> orders = Stream.concat(
                        Stream.of(new Choice("", say("keys.sort.none"))),
                        Stream.of(Order.values())
                                .map(order -> new Choice(order.key(), say("keys.sort." + order.key()))))
                .toList();
        List<Choice> left =
                List.of(new Choice("", say("keys.but.nobody")), new Choice(DirectoryKeys.SELF, say("keys.but.self")));
        return List.of(
                phone.field(SORT, Kind.CHOICE).choices(orders),
                phone.field(BUT, Kind.CHOICE).choices(left));
    }

    private List<List<FormField>> rows() {
        FieldMaker phone = new FieldMaker(words, PHONE, tree);
        int there = now.keys() == null ? 0 : now.keys().size();
        List<Choice> types = Stream.concat(
                        Stream.of(new Choice("", "–")),
                        Stream.of(FunctionKey.Kind.values())
                                .map(kind -> new Choice(kind.key(), say("keys.type." + kind.key()))))
                .toList();
        return IntStream.range(0, there + FREE)
                .mapToObj(i -> (isFromDirectory() ? "keys.first[" : "keys[") + i + "].")
                .map(key -> List.of(
                        phone.field(key + "type", Kind.CHOICE).choices(types),
                        phone.field(key + "value", Kind.TEXT),
                        phone.field(key + "label", Kind.TEXT),
                        phone.field(key + "line", Kind.NUMBER).usual("1")))
                .toList();
    }

    /** Puts what was typed in the place of what the fields alone make of it. */
    void fill(Map<String, Object> patch, FormInput input) {
        List<?> own = (List<?>) (patch.get(KEYS) instanceof Map<?, ?> keys ? keys.get(FIRST) : patch.get(KEYS));
        Optional<String> sort = input.find(SORT);
        if (sort.isPresent()) {
            Map<String, Object> keys = new LinkedHashMap<>();
            keys.put(FIRST, own.isEmpty() ? null : own);
            keys.put("from", DirectoryKeys.FROM);
            keys.put("sort", sort.get());
            keys.put("but", input.find(BUT).orElse(null));
            patch.put(KEYS, keys);
        } else if (own.isEmpty() && isFromDirectory()) {
            patch.put(KEYS, null);
        } else if (own.isEmpty() && now.keys() == null) {
            // Without a word about keys, a phone keeps its own; an empty list would clear them.
            patch.remove(KEYS);
        } else {
            patch.put(KEYS, own);
        }
    }
}
