package org.dialtone.site;

import java.util.List;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.NamedChange;

/** Why a change without faults isn't made all the same. */
public sealed interface EditRefusal {

    Complaint complaint();

    /** In English. */
    default String says() {
        return complaint().says();
    }

    /** In English. */
    default String remedy() {
        return complaint().remedy();
    }

    /**
     * It removes more than a tenth, and more than five, of the phones or of the extensions.
     *
     * @param phones     the number of phones that it removes
     * @param extensions the number of extensions that it removes
     */
    record Removal(int phones, int ofPhones, int extensions, int ofExtensions) implements EditRefusal {

        @Override
        public Complaint complaint() {
            return Complaint.of(Flaw.REMOVAL_TOO_LARGE, phones, ofPhones, extensions, ofExtensions);
        }
    }

    /**
     * What it was made from changed meanwhile.
     *
     * @param changes what changed since then; empty where the history doesn't reach back that far
     */
    record Stale(long basis, long present, List<NamedChange> changes) implements EditRefusal {

        @Override
        public Complaint complaint() {
            return Complaint.of(Flaw.CHANGE_STALE, basis, present);
        }
    }

    /** Somebody else may make it, not whoever wants it. */
    record Forbidden(Complaint complaint) implements EditRefusal {}
}
