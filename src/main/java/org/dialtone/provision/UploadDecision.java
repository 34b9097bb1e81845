package org.dialtone.provision;

import java.util.List;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.PackFile;
import org.dialtone.provision.ProvisionPlan.Phone;

/** What becomes of a file that a phone wants to put on the box. */
public sealed interface UploadDecision {

    /** @param phone whose log it is */
    record Taken(MacAddress phone, String name) implements UploadDecision {}

    /** @param status of HTTP */
    record Refused(int status, String reason) implements UploadDecision {}

    /** A log is taken from its phone alone, whatever the lease rule is: nobody else's words may stand under its name. */
    static UploadDecision of(RequestContext asking, List<FileMatch> matches) {
        List<FileMatch> logs = matches.stream()
                .filter(match -> match.file().kind() == PackFile.Kind.LOG)
                .toList();
        if (logs.isEmpty()) {
            return new Refused(405, "phones put logs here, and no pack knows a log of this name");
        }
        MacAddress claimed = logs.getFirst().claimed();
        Phone phone = claimed == null ? asking.asker() : asking.plan().phones().get(claimed);
        boolean own = phone != null && (claimed == null || asking.owns(claimed, phone));
        return own
                ? new Taken(phone.mac(), asking.file())
                : new Refused(403, asking.request().remote() + " is no address of the phone whose log it puts");
    }
}
