package org.dialtone.web.console.start;

import java.util.List;
import org.dialtone.app.ObjectEdits.Outcome;
import org.dialtone.site.file.Finding;
import org.dialtone.web.console.edit.ChangeText;
import org.dialtone.web.console.edit.FormHandler;
import org.dialtone.web.console.forms.Words;

/**
 * What the first start will do, as its last step shows it.
 *
 * @param wire     what happens on the wire
 * @param changes  of the site
 * @param warnings what the changes give cause to warn of
 * @param faults   why it can't be done; none: it can
 */
public record StartOutlook(
        List<String> wire, List<String> changes, String count, List<String> warnings, List<Fault> faults) {

    /** @param to the page where it is put right */
    public record Fault(String says, String to, String step) {}

    static StartOutlook of(Words words, Outcome preview, List<String> wire) {
        return new StartOutlook(
                preview.ok() ? wire : List.of(),
                ChangeText.all(preview.changes(), words),
                words.count("start.changes", preview.changes().size()),
                preview.warnings().stream()
                        .map(warning -> FormHandler.sentence(warning, words))
                        .toList(),
                preview.review().findings().stream()
                        .filter(Finding::isFault)
                        .map(fault -> fault(words, fault))
                        .toList());
    }

    private static Fault fault(Words words, Finding fault) {
        StartStep step = StartStep.ofPath(fault.path()).orElse(StartStep.INTERFACE);
        return new Fault(
                fault.says(words.language()) + ": " + fault.remedy(words.language()) + ".",
                step.address(),
                words.say("start." + step.word()));
    }
}
