package org.dialtone.web.console.page;

/**
 * One page of a long list, and the links to its neighbours.
 *
 * @param address of the list with its filters
 * @param name    the URL's parameter for the page
 * @param page    from 1
 * @param rows    the most rows of a page
 * @param total   number of rows of all pages
 */
public record Pager(String address, String name, int page, int rows, long total) {

    /** The most rows of a page of leases, extensions or calls. */
    public static final int ROWS = 100;

    private static final int LAST = 1_000_000;

    /** A page behind the last one is the last. */
    public static Pager within(String address, String name, int page, int rows, long total) {
        Pager asked = new Pager(address, name, page, rows, total);
        return new Pager(address, name, Math.min(asked.page(), asked.pages()), rows, total);
    }

    public Pager {
        page = Math.clamp(page, 1, LAST);
    }

    /** The number of rows before this page. */
    public int first() {
        return (page - 1) * rows;
    }

    public int pages() {
        return (int) Math.max(1, (total + rows - 1) / rows);
    }

    public boolean hasEarlier() {
        return page > 1;
    }

    public boolean hasLater() {
        return page < pages();
    }

    /** The page before this one, or the last one. */
    public String earlier() {
        return at(Math.min(page - 1, pages()));
    }

    /** The page after this one. */
    public String later() {
        return at(page + 1);
    }

    private String at(int other) {
        return address + (address.contains("?") ? "&" : "?") + name + "=" + other;
    }
}
