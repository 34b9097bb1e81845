package org.dialtone.web.console.start;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.app.LinkSurvey.Seen;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.Words;

/**
 * One step of the first start.
 *
 * @param steps   all of them
 * @param links   interfaces to choose from; empty at other steps
 * @param note    what should be known before anything is chosen; null: nothing
 * @param table   whether the step takes a table of phones
 * @param outlook what will happen; null at other steps than the summary
 */
public record StartPage(
        Words words,
        Form form,
        List<Step> steps,
        List<LinkChoice> links,
        String note,
        boolean table,
        StartOutlook outlook) {

    /** @param to null: it can't be gone to yet */
    public record Step(int number, String label, String to, boolean present) {}

    /**
     * An interface to choose.
     *
     * @param id    unique on the page
     * @param state its link and its addresses, in words
     * @param heard which other DHCP servers answer there, in words
     * @param style {@code bad} where one does
     */
    public record LinkChoice(
            String id, String name, boolean chosen, String state, String heard, String style, boolean listening) {}

    static List<Step> steps(Words words, StartStep present, StartDraft draft) {
        return Stream.concat(
                        Stream.of(new Step(1, words.say("start.password"), null, false)),
                        Stream.of(StartStep.values())
                                .map(step -> new Step(
                                        step.number(),
                                        words.say("start." + step.word()),
                                        step.compareTo(draft.first()) <= 0 ? step.address() : null,
                                        step == present)))
                .toList();
    }

    static List<LinkChoice> links(Words words, List<Seen> links, String chosen) {
        return IntStream.range(0, links.size())
                .mapToObj(place -> choice(words, links.get(place), place, chosen))
                .toList();
    }

    private static LinkChoice choice(Words words, Seen link, int place, String chosen) {
        String addresses = link.addresses().stream()
                .map(here -> here.address() + "/" + here.prefix())
                .collect(Collectors.joining(", "));
        return new LinkChoice(
                "link-" + place,
                link.name(),
                link.name().equals(chosen),
                words.say(link.carrier() ? "start.link.up" : "start.link.down") + ", "
                        + (addresses.isEmpty() ? words.say("start.link.bare") : addresses),
                heard(words, link),
                link.others().isEmpty() ? "" : "bad",
                link.listening() && link.others().isEmpty());
    }

    private static String heard(Words words, Seen link) {
        if (!link.others().isEmpty()) {
            return words.say("start.heard", StartSummary.who(link));
        }
        if (!link.carrier()) {
            return words.say("start.heard.unplugged");
        }
        return link.listening()
                ? words.say("start.heard.asking")
                : link.failure() == null
                        ? words.say("start.heard.none")
                        : words.say("start.heard.unknown", link.failure());
    }

    public boolean isChoosingLink() {
        return form.action().equals(StartStep.INTERFACE.address());
    }

    /** Whether phones come through relay agents alone. */
    public boolean isRelayed() {
        return links.stream().noneMatch(LinkChoice::chosen);
    }

    /** Whether what was chosen can't be applied. */
    public boolean isRefused() {
        return outlook != null && !outlook.faults().isEmpty();
    }

    /** The number of the present step. */
    public int number() {
        return steps.stream()
                .filter(Step::present)
                .mapToInt(Step::number)
                .findFirst()
                .orElse(1);
    }

    public int count() {
        return steps.size();
    }

    public String say(String key) {
        return words.say("start." + key);
    }
}
