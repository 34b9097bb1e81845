package org.dialtone.web.console.live;

import java.util.List;

/** A list as consoles show it now, rendered: what stands above it, below it, and its rows in order. */
public record RenderedList(Kind kind, String head, String foot, List<Row> rows) {

    /** What the rows stand in. */
    public enum Kind {
        PHONES("phone-", "<ol", "</ol>"),
        LEASES("lease-", "<table><tbody", "</tbody></table>");

        private final String prefix;
        private final String opening;
        private final String closing;

        /** @param prefix what the ids of rows begin with */
        Kind(String prefix, String opening, String closing) {
            this.prefix = prefix;
            this.opening = opening;
            this.closing = closing;
        }

        /** The rows as an element that tells the order of all. @param ids without the prefix */
        String element(List<String> ids, String rows) {
            return opening + " id=\"rows\" data-of=\"" + prefix + "\" data-order=\"" + String.join(" ", ids) + "\">"
                    + rows + closing;
        }
    }

    /** @param id the element's, without the list's prefix */
    public record Row(String id, String html) {}
}
