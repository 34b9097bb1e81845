package org.dialtone.web.console.edit;

import java.util.List;
import org.dialtone.site.EditRefusal;
import org.dialtone.web.console.forms.Words;

/**
 * Why a change without faults was not made, in words.
 *
 * @param removes what it would remove, or null
 * @param since   what changed meanwhile, or null where nothing did
 * @param present the present revision where something changed meanwhile, else 0
 * @param others  that others may make it, and what to do; or null
 */
public record RefusalText(String removes, List<String> since, long present, String others) {

    /** The refusal in one sentence. */
    public String says(Words words) {
        return others != null
                ? others
                : removes != null
                        ? words.say("word.nothingWasChanged", removes + ".")
                        : words.say("refused.since", String.join("; ", since));
    }

    /** The HTTP status that answers it. */
    public int status() {
        return others == null ? 409 : 403;
    }

    /** Null where nothing was refused. */
    public static RefusalText of(EditRefusal refusal, Words words) {
        return switch (refusal) {
            case null -> null;
            case EditRefusal.Removal removal ->
                new RefusalText(removal.complaint().says(words.language()), null, 0, null);
            case EditRefusal.Stale stale ->
                new RefusalText(null, ChangeText.all(stale.changes(), words), stale.present(), null);
            case EditRefusal.Forbidden forbidden ->
                new RefusalText(null, null, 0, words.refused(forbidden.complaint()) + ".");
        };
    }
}
