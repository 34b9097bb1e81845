package org.dialtone.site;

import java.util.List;
import java.util.Optional;
import org.dialtone.site.file.Finding;
import org.dialtone.site.model.Changes;
import org.dialtone.site.model.Flaw;

/**
 * The result of checking a site file, or a change of the site.
 *
 * @param findings in the order of the file
 * @param changes  the changes that applying it makes or made; none where there are faults
 * @param refusal  why it isn't applied although it has no fault, or null
 */
public record Review(List<Finding> findings, Changes changes, EditRefusal refusal) {

    public Review(List<Finding> findings, Changes changes) {
        this(findings, changes, null);
    }

    /** Whether the file can be, or was, applied; warnings don't prevent that. */
    public boolean ok() {
        return fault().isEmpty() && refusal == null;
    }

    /** The first fault, which is enough to say why a small change can't be made. */
    public Optional<Finding> fault() {
        return findings.stream().filter(Finding::isFault).findFirst();
    }

    /** Whether the database's answer got lost, so that the change may have been made. */
    public boolean inDoubt() {
        return fault().filter(each -> each.complaint().flaw() == Flaw.CHANGE_IN_DOUBT)
                .isPresent();
    }

    /** Why it isn't applied unless the operator insists; empty where nothing but faults prevents it. */
    public Optional<EditRefusal> refused() {
        return Optional.ofNullable(refusal);
    }

    /** @throws EditFault with the first fault or the refusal, where there is one */
    public void require() {
        fault().ifPresent(fault -> {
            throw new EditFault(fault.complaint());
        });
        refused().ifPresent(refused -> {
            throw new EditFault(refused);
        });
    }
}
