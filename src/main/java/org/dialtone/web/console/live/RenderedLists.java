package org.dialtone.web.console.live;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.dialtone.net.BoundedMap;

/**
 * The lists that consoles watch, made of one value: those who ask for the same share what is rendered, and a row is
 * rendered once. Safe to use from any thread that may wait.
 */
public final class RenderedLists<V> {

    private static final int MOST_LISTS = 64;
    private static final int MOST_ROWS = 1_000;
    private static final Pattern BREAK = Pattern.compile("\\s*\\n\\s*");

    private final SharedView<V> values;
    private final LongSupplier nanos;
    private final Map<Object, Made<V>> lists = BoundedMap.byAccess(MOST_LISTS);
    private final Map<Object, String> rows = BoundedMap.byAccess(MOST_ROWS);

    private volatile List<MakingTime> times = List.of();

    /** @param of the value of which the list was made */
    private record Made<V>(V of, RenderedList list, MakingTime time) {}

    /** @param nanos elapsed time in nanoseconds */
    public RenderedLists(SharedView<V> values, LongSupplier nanos) {
        this.values = values;
        this.nanos = nanos;
    }

    /** What it costs to make once all the lists that somebody watches, and their value. */
    public long cost() {
        return values.cost() + times.stream().mapToLong(MakingTime::cost).sum();
    }

    /** The list as it is now, to the second. @param asked what tells this list from others */
    public synchronized RenderedList now(Object asked, Function<V, RenderedList> render) {
        V present = values.get();
        Made<V> made = lists.get(asked);
        if (made == null || made.of() != present) {
            MakingTime time = made == null ? new MakingTime(nanos) : made.time();
            RenderedList list = time.of(() -> render.apply(present));
            made = new Made<>(present, made != null && list.equals(made.list()) ? made.list() : list, time);
            lists.put(asked, made);
            times = lists.values().stream().map(Made::time).toList();
        }
        made.time().asked();
        return made.list();
    }

    /** A row's text. @param row what the text is made of; to be called while a list is rendered */
    public String row(Object row, Supplier<String> render) {
        return rows.computeIfAbsent(row, _ -> line(render.get()));
    }

    /** A text as one line: each further line of an event would cost a field of its own. */
    public static String line(String html) {
        return BREAK.matcher(html.strip()).replaceAll(" ");
    }
}
