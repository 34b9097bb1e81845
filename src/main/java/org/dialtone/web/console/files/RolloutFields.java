package org.dialtone.web.console.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.provision.RolloutRules;
import org.dialtone.web.console.forms.FieldMaker;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormField.Choice;
import org.dialtone.web.console.forms.FormField.Kind;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormPart;
import org.dialtone.web.console.forms.Words;

/**
 * The fields that say how firmware comes to its phones: to all at once, or in rings.
 *
 * @param tree  the firmware as {@code SiteWriter.tree} gives it
 * @param fresh whether it is being set anew: then it may come as the former one of its kind did
 */
record RolloutFields(Words words, Map<String, ?> tree, boolean fresh) {

    private static final String WAY = "way";
    private static final String RINGS = "rings";
    private static final String ONCE = "once";
    private static final String ROLLOUT = "rollout";
    private static final String CANARIES = "canaries";
    private static final String SHARES = "shares";

    /** What stands in the field for no shares: all phones follow the first ones. */
    private static final String ALL = "100%";

    List<FormPart> parts() {
        FieldMaker maker = new FieldMaker(words, "firmware", shown());
        return List.of(
                FormPart.of(null, List.of(maker.field(WAY, Kind.CHOICE).choices(ways()))),
                FormPart.of(words.say("firmware.rollout"), fields(maker)).folded());
    }

    private Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>(tree);
        shown.put(WAY, former().isPresent() ? RINGS : fresh ? "" : ONCE);
        former().filter(rollout -> List.of().equals(rollout.get(SHARES))).ifPresent(rollout -> {
            Map<Object, Object> with = new LinkedHashMap<>(rollout);
            with.put(SHARES, List.of(ALL));
            shown.put(ROLLOUT, with);
        });
        return shown;
    }

    private Optional<Map<?, ?>> former() {
        return Optional.ofNullable((Map<?, ?>) tree.get(ROLLOUT));
    }

    private List<Choice> ways() {
        return Stream.of("", ONCE, RINGS)
                .filter(way -> fresh || !way.isEmpty())
                .map(way -> new Choice(way, words.say("firmware.way." + (way.isEmpty() ? "former" : way))))
                .toList();
    }

    private List<FormField> fields(FieldMaker maker) {
        RolloutRules usual = RolloutRules.USUAL;
        return List.of(
                maker.field("rollout.canaries", Kind.LIST).usual(String.valueOf(usual.canaryCount())),
                maker.field("rollout.shares", Kind.LIST)
                        .usual(String.join(
                                ", ",
                                usual.shares().stream()
                                        .map(share -> share + "%")
                                        .toList())),
                maker.field("rollout.within", Kind.DURATION)
                        .usual(usual.within().toMinutes() + "m"),
                maker.field("rollout.mayFail", Kind.TEXT).usual(usual.mayFail() + "%"),
                maker.field("rollout.businessHours", Kind.LIST),
                maker.field("rollout.atOnce", Kind.NUMBER).usual(String.valueOf(usual.atOnce())));
    }

    /** Whether rings are asked for: chosen, or described where there were none. */
    boolean isRings(Form form, FormInput input) {
        boolean described =
                former().isEmpty() && rings(input.patch(form)).values().stream().anyMatch(v -> v != null);
        return input.text(WAY).equals(RINGS) || described;
    }

    /** The merge patch that was typed; without the key {@code rollout} it comes as the former one did. */
    Map<String, Object> patch(Form form, FormInput input) {
        Map<String, Object> typed = input.patch(form);
        Map<String, Object> patch = new LinkedHashMap<>(typed);
        patch.keySet().removeAll(List.of(WAY, ROLLOUT));
        if (isRings(form, input)) {
            patch.put(ROLLOUT, rings(typed));
        } else if (input.text(WAY).equals(ONCE)) {
            patch.put(ROLLOUT, null);
        }
        return patch;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> rings(Map<String, Object> typed) {
        Map<String, Object> rings = new LinkedHashMap<>((Map<String, Object>) typed.get(ROLLOUT));
        if (rings.get(CANARIES) instanceof List<?> canaries
                && canaries.size() == 1
                && canaries.getFirst().toString().matches("\\d+")) {
            rings.put(CANARIES, canaries.getFirst());
        }
        if (List.of(ALL).equals(rings.get(SHARES))) {
            rings.put(SHARES, List.of());
        }
        return rings;
    }

    /** The path of a field by a path in the site: a rollout without a version lacks that. */
    static String place(String path) {
        return path.equals(ROLLOUT) ? "version" : path;
    }
}
