package org.dialtone.app;

import java.util.Optional;
import org.dialtone.site.CsvReview;
import org.dialtone.site.Review;
import org.dialtone.site.compile.Plans;
import org.dialtone.site.file.CsvImport;
import org.dialtone.site.file.CsvPhonebook;
import org.dialtone.site.file.CsvWriter;

/** The site as tables: its extensions and phones, and its own entries of the phone book. */
public record SiteTables(SiteBook site) {

    /** Merges a table of extensions and phones into the site, as one revision; on any fault nothing changes. */
    public CsvReview take(Actor who, String csv, boolean dryRun) {
        return site.take(who, "import", dryRun, table -> table.phones(csv));
    }

    /** The plans that {@link #take} would make; empty where the table has faults. */
    public Optional<Plans> planned(Actor who, String csv) {
        return take(who, csv, true).review().ok()
                ? Optional.of(site.attempt(who, null, now -> new CsvImport(csv, now).site())
                        .plans())
                : Optional.empty();
    }

    /** The extensions and phones as a table that {@link #take} takes again; passwords only with {@code withSecrets}. */
    public String phones(boolean withSecrets) {
        return CsvWriter.write(site.document(), withSecrets);
    }

    /**
     * Makes the site's own entries of the phone book equal to a table; on any fault nothing changes. Each finding names
     * its row.
     */
    public Review takePhonebook(Actor who, String csv, boolean dryRun) {
        return site.take(who, "import phone book", dryRun, table -> table.phonebook(csv));
    }

    /** The site's own entries of the phone book as a table that {@link #takePhonebook} takes again. */
    public String phonebook() {
        return CsvPhonebook.write(site.document().phonebook());
    }
}
