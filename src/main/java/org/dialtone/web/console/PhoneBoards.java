package org.dialtone.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dialtone.app.view.PhoneQuery;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.net.BoundedMap;
import org.dialtone.web.console.forms.Words;

/**
 * The lists of phones that consoles watch: those of one view and language share what is rendered, and a row is rendered
 * once.
 */
@ApplicationScoped
class PhoneBoards {

    private static final int MOST_LISTS = 64;
    private static final int MOST_ROWS = 1_000;
    private static final Pattern BREAK = Pattern.compile("\\s*\\n\\s*");

    private final PageFrames frames;
    private final SharedView<List<PhoneView>> phones;
    private final Map<Asked, Made> lists = BoundedMap.byAccess(MOST_LISTS);
    private final Map<AskedRow, String> rows = BoundedMap.byAccess(MOST_ROWS);

    private record Asked(PhoneQuery query, int page, Words words) {}

    private record AskedRow(PhoneRow row, Words words) {}

    /** @param phones those of which the list was made */
    private record Made(List<PhoneView> phones, RenderedList list) {}

    @Inject
    PhoneBoards(PhoneViews views, PageFrames frames) {
        this.frames = frames;
        phones = new SharedView<>(System::nanoTime, views::changes, views::all);
    }

    /** The page of the list as it is now, to the second. */
    synchronized RenderedList now(PhoneQuery query, int page, Words words) {
        List<PhoneView> all = phones.get();
        Asked asked = new Asked(query, page, words);
        Made made = lists.get(asked);
        if (made == null || made.phones() != all) {
            RenderedList list = render(PhoneList.of(all, query, page, frames.time(words)), words);
            made = new Made(all, made != null && list.equals(made.list()) ? made.list() : list);
            lists.put(asked, made);
        }
        return made.list();
    }

    private RenderedList render(PhoneList list, Words words) {
        return new RenderedList(
                line(Templates.boardhead(words, list).render()),
                line(Templates.boardfoot(words, list).render()),
                list.rows().stream()
                        .map(row -> new RenderedList.Row(row.id(), row(row, words)))
                        .toList());
    }

    private String row(PhoneRow row, Words words) {
        return rows.computeIfAbsent(
                new AskedRow(row, words),
                each -> line(Templates.phonerow(each.words(), each.row()).render()));
    }

    /** An event of one line: each further line would cost a field of its own. */
    private static String line(String html) {
        return BREAK.matcher(html.strip()).replaceAll(" ");
    }
}
