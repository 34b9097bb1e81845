package org.dialtone.site;

import java.util.List;
import org.dialtone.site.model.NamedChange;

/** Why a change without faults isn't made all the same, unless the operator insists. */
public sealed interface EditRefusal {

    String says();

    String remedy();

    /**
     * It removes more than a tenth, and more than five, of the phones or of the extensions.
     *
     * @param phones     the number of phones that it removes
     * @param extensions the number of extensions that it removes
     */
    record Removal(int phones, int ofPhones, int extensions, int ofExtensions) implements EditRefusal {

        @Override
        public String says() {
            return "it removes " + phones + " of " + ofPhones + " phones and " + extensions + " of " + ofExtensions
                    + " extensions";
        }

        @Override
        public String remedy() {
            return "say that they are to go (allowRemoval), or correct it";
        }
    }

    /**
     * What it was made from changed meanwhile.
     *
     * @param changes what changed since then; empty where the history doesn't reach back that far
     */
    record Stale(long basis, long present, List<NamedChange> changes) implements EditRefusal {

        @Override
        public String says() {
            return "it was made from revision " + basis + ", and the site is at revision " + present;
        }

        @Override
        public String remedy() {
            return "look at what changed since, and make the change anew";
        }
    }
}
