package org.dialtone.web.console;

import java.util.List;

/** A list as consoles show it now, rendered: what stands above it, below it, and its rows in order. */
record RenderedList(String head, String foot, List<Row> rows) {

    /** @param id the element's, without the list's prefix */
    record Row(String id, String html) {}
}
