package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.app.ObjectEdits.Outcome;
import org.dialtone.app.deployment.Outlook;
import org.dialtone.net.MacAddress;

/**
 * What a change of one object did, or in a dry run would do.
 *
 * @param phones    MACs of the phones whose files change
 * @param tells     which of these phones are told, by themselves or when an operator says so
 * @param phonebook whether the phone book changes
 * @param revision  the revision that it made; the present one where it made none
 * @param warnings  those of the object by their fields, and what the change gives cause to warn of elsewhere
 */
@RegisterForReflection
record ObjectChange(
        boolean applied,
        List<ChangeJson> changes,
        List<String> phones,
        OutlookJson tells,
        boolean phonebook,
        long revision,
        List<FindingJson> warnings) {

    static ObjectChange of(Outcome outcome, Outlook outlook, boolean applied) {
        return new ObjectChange(
                applied,
                ChangeJson.of(outcome.changes()),
                outcome.reach().phones().stream().map(MacAddress::toString).toList(),
                OutlookJson.of(outlook),
                outcome.reach().phonebook(),
                outcome.after(),
                Stream.concat(
                                outcome.review().findings().stream(),
                                outcome.warnings().stream()
                                        .filter(warning -> outcome.review().findings().stream()
                                                .noneMatch(
                                                        each -> each.complaint().equals(warning.complaint()))))
                        .map(FindingJson::of)
                        .toList());
    }
}
