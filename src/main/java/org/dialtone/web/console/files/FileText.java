package org.dialtone.web.console.files;

import java.util.List;
import org.dialtone.pack.PackPreview.Shown;
import org.dialtone.web.console.forms.Words;

/** A phone's file as a page shows it. @param label its kind in a word */
public record FileText(
        String name, String kind, String label, String template, String text, String fault, List<DiffLine> diff) {

    /** One line of a diff; its style says whether it was added or removed. */
    public record DiffLine(String style, String text) {

        static DiffLine of(String line) {
            return new DiffLine(
                    switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                        case '+' -> "added";
                        case '-' -> "removed";
                        case '@' -> "place";
                        default -> "same";
                    },
                    line);
        }
    }

    static FileText of(Shown shown, Words words) {
        return new FileText(
                shown.name(),
                shown.kind(),
                words.say("files.kind." + shown.kind()),
                shown.template(),
                shown.text(),
                shown.fault(),
                shown.diff().stream().skip(2).map(DiffLine::of).toList());
    }
}
