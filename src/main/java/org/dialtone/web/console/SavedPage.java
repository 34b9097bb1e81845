package org.dialtone.web.console;

import java.util.List;
import java.util.stream.Collectors;
import org.dialtone.app.ObjectEdits.Outcome;
import org.dialtone.net.MacAddress;
import org.dialtone.site.model.NamedChange;
import org.dialtone.web.console.forms.Words;

/**
 * The page after a form was saved.
 *
 * @param changes   what was changed; empty: nothing
 * @param undo      the way back; null: there is no simple one
 * @param phones    number of phones that have an older file now
 * @param reach     the same in words; null: none
 * @param macs      the MACs of these phones, between commas
 * @param only      the MAC of the one phone; null: there are none or several
 * @param then      the address to go on with
 */
public record SavedPage(
        Words words, List<String> changes, Undo undo, int phones, String reach, String macs, String only, String then) {

    static SavedPage of(Words words, Outcome outcome, String then) {
        List<MacAddress> phones = outcome.reach().phones();
        return new SavedPage(
                words,
                ChangeText.all(outcome.changes(), words),
                Undo.between(
                        outcome.before(),
                        outcome.after(),
                        outcome.changes().stream().anyMatch(NamedChange::isHidden)),
                phones.size(),
                phones.isEmpty() ? null : words.count("saved.behind", phones.size()),
                phones.stream().map(MacAddress::plain).collect(Collectors.joining(",")),
                phones.size() == 1 ? phones.getFirst().plain() : null,
                then);
    }

    public String say(String key) {
        return words.say("saved." + key);
    }
}
