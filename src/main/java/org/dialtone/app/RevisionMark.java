package org.dialtone.app;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line of an exported site file, which says which revision the file is of: {@code # revision 17 of Hotel}. */
final class RevisionMark {

    private static final Pattern LINE = Pattern.compile("\\uFEFF?# revision (\\d{1,18}) of .*");

    private RevisionMark() {}

    static String line(long revision, String site) {
        return "# revision " + revision + " of " + site.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", " ") + "\n";
    }

    /** The revision that the file says it is of; empty where it says none. */
    static Optional<Long> of(String yaml) {
        return Optional.of(LINE.matcher(yaml)).filter(Matcher::lookingAt).map(found -> Long.valueOf(found.group(1)));
    }
}
