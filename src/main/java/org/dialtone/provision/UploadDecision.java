package org.dialtone.provision;

import java.util.List;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.PackFile;
import org.dialtone.provision.ProvisionPlan.Phone;

/** The decision on a file that a phone uploads. */
public sealed interface UploadDecision {

    /** Kind, as recordings show it. */
    default String brief() {
        return switch (this) {
            case Taken _ -> "upload, taken";
            case Refused _ -> "upload, refused";
        };
    }

    /** The box takes the file. @param phone the phone whose log it is */
    record Taken(MacAddress phone, String name) implements UploadDecision {}

    /** The box refuses the file. @param status the HTTP status */
    record Refused(int status, Grounds grounds) implements UploadDecision {}

    /**
     * Decides on an upload. The box takes a log from its phone alone, whatever the lease rule is, so that no other
     * device writes in its name.
     */
    static UploadDecision of(RequestContext asking, List<FileMatch> matches) {
        List<FileMatch> logs = matches.stream()
                .filter(match -> match.file().kind() == PackFile.Kind.LOG)
                .toList();
        if (logs.isEmpty()) {
            return new Refused(405, Grounds.of(Reason.NO_SUCH_LOG));
        }
        MacAddress claimed = logs.getFirst().claimed();
        Phone phone = claimed == null ? asking.asker() : asking.plan().phones().get(claimed);
        boolean own = phone != null && (claimed == null || asking.owns(claimed, phone));
        return own
                ? new Taken(phone.mac(), asking.file())
                : new Refused(
                        403,
                        Grounds.of(Reason.LOG_OF_ANOTHER)
                                .with(Detail.ADDRESS, asking.request().remote()));
    }
}
