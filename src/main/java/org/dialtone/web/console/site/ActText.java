package org.dialtone.web.console.site;

import org.dialtone.web.console.forms.Words;

/** By which act a revision was made, in the reader's language; the history keeps it as a word or two of English. */
final class ActText {

    private static final String ACT = "history.act.";

    private ActText() {}

    /** An act that the catalogue doesn't have, as one of an older version, stays as it was kept. */
    static String of(String act, Words words) {
        int space = act.indexOf(' ');
        return words.find(ACT + act.replace(' ', '_'))
                .or(() -> words.find(ACT + act.substring(0, Math.max(0, space)) + ".of")
                        .map(text -> text.replace("{0}", object(act.substring(space + 1), words))))
                .orElse(act);
    }

    private static String object(String word, Words words) {
        return words.find("history.object." + word).orElse(word);
    }
}
