package org.dialtone.site;

import java.util.Optional;

/** Why a change of the site can't be made, and what to do. */
public final class EditFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String remedy;
    private final transient EditRefusal refusal;

    public EditFault(String says, String remedy) {
        this(says, remedy, null);
    }

    /** A change without faults that isn't made all the same. */
    EditFault(EditRefusal refusal) {
        this(refusal.says(), refusal.remedy(), refusal);
    }

    private EditFault(String says, String remedy, EditRefusal refusal) {
        super(says, null, false, false);
        this.remedy = remedy;
        this.refusal = refusal;
    }

    /** Empty where the change has a fault. */
    public Optional<EditRefusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    public String remedy() {
        return remedy;
    }
}
