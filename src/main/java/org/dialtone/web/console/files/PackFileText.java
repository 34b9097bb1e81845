package org.dialtone.web.console.files;

import java.util.List;
import org.dialtone.pack.PackEditing.Entry;
import org.dialtone.pack.PackEditing.Outcome;
import org.dialtone.pack.PackFault;
import org.dialtone.pack.PackPreview.Shown;

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

    PackFileText outcome(Outcome outcome) {
        return new PackFileText(
                vendor,
                entry,
                text,
                mac,
                outcome.saved(),
                outcome.faults(),
                outcome.effect() == null ? null : outcome.effect().says(),
                files,
                problem);
    }

    PackFileText shows(List<Shown> shown, String why) {
        return new PackFileText(
                vendor,
                entry,
                text,
                mac,
                saved,
                faults,
                says,
                shown.stream().map(FileText::of).toList(),
                why);
    }
}
