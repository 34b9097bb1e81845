package org.dialtone.provision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dialtone.journal.Reason;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.PackFile;
import org.dialtone.provision.ProvisionPlan.Phone;

/** Finds which vendor's file a request names, and whose it is. */
final class FileChoice {

    private final Fleet fleet;
    private final FileNames names;
    private final LeaseCheck gate;
    private final FirmwareLookup firmware;
    private final FileServing serving;

    FileChoice(Fleet fleet, FileNames names, LeaseCheck gate, FirmwareLookup firmware, FileServing serving) {
        this.fleet = fleet;
        this.names = names;
        this.gate = gate;
        this.firmware = firmware;
        this.serving = serving;
    }

    /** What the request gets for a path in the present folder, or in the former one while it counts. */
    FileDecision of(RequestContext asking, RequestPath path) {
        return firmware.isNamed(asking.plan(), path)
                ? serving.toKnown(asking, () -> firmware.named(asking.plan(), path, asking.askerMac()))
                : match(asking, path);
    }

    private FileDecision match(RequestContext asking, RequestPath path) {
        List<FileMatch> matches = names.all(fleet.packs(), path.name());
        if (matches.isEmpty()) {
            return FileDecision.missing(null, Reason.UNKNOWN_NAME);
        }
        learnRevision(asking, matches);
        MacAddress claimed = matches.stream()
                .map(FileMatch::claimed)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Phone phone = claimed == null ? asking.asker() : asking.plan().phones().get(claimed);
        MacAddress whose = claimed != null ? claimed : asking.holder();
        VendorChoice choice =
                new VendorChoice(fleet, phone, whose, asking.request().usableUserAgent());
        return choice.among(matches)
                .map(match -> serving.serve(asking, match, choice.model()))
                .orElseGet(() -> undecided(asking, matches, phone, choice));
    }

    private void learnRevision(RequestContext asking, List<FileMatch> matches) {
        if (asking.isItself()) {
            matches.stream()
                    .filter(match -> match.revision() != null)
                    .forEach(
                            match -> fleet.revised(asking.holder(), match.pack().key(), match.revision()));
        }
    }

    private FileDecision undecided(RequestContext asking, List<FileMatch> matches, Phone phone, VendorChoice choice) {
        FileMatch first = matches.getFirst();
        if (matches.stream().allMatch(match -> match.file().kind() == PackFile.Kind.ABSENT)) {
            return serving.serve(asking, first, null);
        }
        Optional<LeaseDecision.Nothing> refusal = first.claimed() == null
                ? gate.refusal(asking)
                : gate.rule(asking, first.claimed()) instanceof LeaseDecision.Nothing nothing
                        ? Optional.of(nothing)
                        : Optional.empty();
        return refusal.map(nothing -> FileDecision.refused(first.claimed(), nothing))
                .orElseGet(() -> FileDecision.missing(first.claimed(), choice.doubt(matches)));
    }
}
