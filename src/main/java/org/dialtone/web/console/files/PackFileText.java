package org.dialtone.web.console.files;

import java.util.List;
import org.dialtone.pack.EditEffect;
import org.dialtone.pack.PackEditing.Entry;
import org.dialtone.pack.PackEditing.Outcome;
import org.dialtone.pack.PackFault;
import org.dialtone.pack.PackPreview.Shown;
import org.dialtone.web.console.forms.Words;

/**
 * A pack's file on its page.
 *
 * @param says    the effect of the edit, or null
 * @param mac     the phone that the edit is tried on, or empty
 * @param problem why there is no preview, or null
 */
public record PackFileText(
        String vendor,
        Entry entry,
        String text,
        String mac,
        boolean saved,
        List<PackFault> faults,
        String says,
        List<FileText> files,
        String problem) {

    static PackFileText of(String vendor, Entry entry, String text, String mac) {
        return new PackFileText(vendor, entry, text, mac, false, List.of(), null, List.of(), null);
    }

    /** What an edit means for phones, as a clause. */
    static String says(EditEffect effect, Words words) {
        return words.count("packfile.effect", effect.phones(), effect.changed())
                + (effect.whole() ? "" : words.say("packfile.effect.partly"))
                + (effect.options() ? words.say("packfile.effect.options") : "");
    }

    PackFileText outcome(Outcome outcome, Words words) {
        return new PackFileText(
                vendor,
                entry,
                text,
                mac,
                outcome.saved(),
                outcome.faults(),
                outcome.effect() == null ? null : says(outcome.effect(), words),
                files,
                problem);
    }

    PackFileText shows(List<Shown> shown, String why, Words words) {
        return new PackFileText(
                vendor,
                entry,
                text,
                mac,
                saved,
                faults,
                says,
                shown.stream().map(each -> FileText.of(each, words)).toList(),
                why);
    }
}
