package org.dialtone.site;

import java.util.Optional;
import org.dialtone.journal.Language;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;

/** Why a change of the site can't be made, and what to do. */
public final class EditFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Complaint complaint;
    private final transient EditRefusal refusal;

    public EditFault(Flaw flaw, Object... details) {
        this(Complaint.of(flaw, details));
    }

    public EditFault(Complaint complaint) {
        this(complaint, null);
    }

    /** A change without faults that isn't made all the same. */
    EditFault(EditRefusal refusal) {
        this(refusal.complaint(), refusal);
    }

    private EditFault(Complaint complaint, EditRefusal refusal) {
        super(complaint.says(), null, false, false);
        this.complaint = complaint;
        this.refusal = refusal;
    }

    /** Empty where the change has a fault. */
    public Optional<EditRefusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    public Complaint complaint() {
        return complaint;
    }

    /** What is wrong, in the reader's language; the message has it in English. */
    public String says(Language language) {
        return complaint.says(language);
    }

    /** What to do, in English. */
    public String remedy() {
        return complaint.remedy();
    }

    public String remedy(Language language) {
        return complaint.remedy(language);
    }
}
