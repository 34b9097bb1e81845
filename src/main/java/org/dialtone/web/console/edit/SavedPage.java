package org.dialtone.web.console.edit;

import java.util.List;
import java.util.Optional;
import org.dialtone.app.ObjectEdits.Outcome;
import org.dialtone.app.deployment.DeploymentProgress;
import org.dialtone.site.model.NamedChange;
import org.dialtone.web.console.forms.Words;

/**
 * The page after a form was saved.
 *
 * @param changes   what was changed; empty: nothing
 * @param undo      the way back; null: there is no simple one
 * @param deployment   how far it is on its way to its phones; null: it changes no phone's files
 * @param then      the address to go on with
 */
public record SavedPage(Words words, List<String> changes, Undo undo, DeploymentText deployment, String then) {

    static SavedPage of(Words words, Outcome outcome, Optional<DeploymentProgress> progress, String then) {
        return new SavedPage(
                words,
                ChangeText.all(outcome.changes(), words),
                Undo.between(
                        outcome.before(),
                        outcome.after(),
                        outcome.changes().stream().anyMatch(NamedChange::isHidden)),
                outcome.reach().phones().isEmpty() ? null : DeploymentText.of(progress, words),
                then);
    }

    public String say(String key) {
        return words.say("saved." + key);
    }
}
