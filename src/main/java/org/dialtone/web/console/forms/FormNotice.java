package org.dialtone.web.console.forms;

import java.util.List;

/**
 * What became of a form that was sent, and would become of it.
 *
 * @param style  {@code bad}, or empty for a preview
 * @param says   the first sentence
 * @param lines  faults that no field holds, or changes
 * @param told   which phones are told of it, by themselves or after a question
 * @param warnings what the reader should know before saving; empty: nothing
 * @param seen   stands for what the preview shows, and comes back with the form; null: it is no preview
 * @param stale  whether the object changed since the form was opened
 */
public record FormNotice(
        String style,
        String says,
        List<String> lines,
        List<String> told,
        List<String> warnings,
        String seen,
        boolean stale) {

    static FormNotice faults(Words words, int count, List<String> elsewhere) {
        return new FormNotice("bad", words.count("form.faults", count), elsewhere, List.of(), List.of(), null, false);
    }

    /** The object changed meanwhile. @param since what changed; empty: not known any more */
    public static FormNotice stale(Words words, List<String> since) {
        return new FormNotice("bad", words.say("form.stale"), since, List.of(), List.of(), null, true);
    }

    /** Why it can't be done, where no value is to blame. */
    public static FormNotice refused(String says) {
        return new FormNotice("bad", says, List.of(), List.of(), List.of(), null, false);
    }

    /**
     * What saving changes.
     *
     * @param phones   number of phones whose files it changes
     * @param told     which phones are told of it
     * @param warnings what the change gives cause to warn of
     */
    public static FormNotice preview(
            Words words,
            List<String> changes,
            int phones,
            boolean phonebook,
            List<String> told,
            List<String> warnings,
            String seen) {
        String says = changes.isEmpty()
                ? words.say("form.nothing")
                : phones == 0 ? words.say("form.reach.none") : words.count("form.reach", phones);
        return new FormNotice(
                "", phonebook ? says + " " + words.say("form.phonebook") : says, changes, told, warnings, seen, false);
    }
}
