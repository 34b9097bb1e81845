package org.dialtone.site;

/** Why a change of the site can't be made, and what to do. */
public final class EditFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String remedy;

    public EditFault(String says, String remedy) {
        super(says, null, false, false);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
