package org.dialtone.web.console.files;

import java.util.List;
import org.dialtone.pack.PackPreview.Shown;

/** A phone's file as a page shows it. */
public record FileText(String name, String kind, String template, String text, String fault, List<DiffLine> diff) {

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

    static FileText of(Shown shown) {
        return new FileText(
                shown.name(),
                shown.kind(),
                shown.template(),
                shown.text(),
                shown.fault(),
                shown.diff().stream().skip(2).map(DiffLine::of).toList());
    }
}
