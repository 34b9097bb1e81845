package org.dialtone.web.console.phones;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.dialtone.app.view.Attention;
import org.dialtone.app.view.PhoneQuery;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.app.view.RecoveryWatch;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.live.RenderedList;
import org.dialtone.web.console.live.RenderedLists;
import org.dialtone.web.console.live.SharedView;
import org.dialtone.web.console.live.WatchCost;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.page.SiteTime;

/** The lists of phones that consoles watch; those of one view and language share what is rendered. */
@ApplicationScoped
public class PhoneBoards {

    private final PageFrames frames;
    private final RecoveryWatch recovery;
    private final SharedView<List<PhoneView>> phones;
    private final RenderedLists<List<PhoneView>> lists;

    private record Asked(PhoneQuery query, int page, Words words) {}

    private record AskedRow(PhoneRow row, Words words) {}

    @Inject
    PhoneBoards(PhoneViews views, Attention attention, RecoveryWatch recovery, PageFrames frames, WatchCost cost) {
        this.frames = frames;
        this.recovery = recovery;
        phones = new SharedView<>(System::nanoTime, views::changes, () -> attention.seen(views.all()), cost);
        lists = new RenderedLists<>(phones, System::nanoTime);
        cost.add(lists::cost);
    }

    /** All phones as they are shown to those who watch. */
    public List<PhoneView> phones() {
        return phones.get();
    }

    /** All phones as they are now, which those who watch see from now on too. */
    public List<PhoneView> fresh() {
        return phones.fresh();
    }

    /** The page of the list for one who watches it. */
    RenderedList now(PhoneQuery query, int page, Words words) {
        return lists.now(
                new Asked(query, page, words), all -> render(list(all, query, page, frames.time(words)), words));
    }

    /** A page of these phones. */
    PhoneList list(List<PhoneView> all, PhoneQuery query, int page, SiteTime clock) {
        return PhoneList.of(all, query, page, clock, recovery.present(all));
    }

    private RenderedList render(PhoneList list, Words words) {
        return new RenderedList(
                RenderedList.Kind.PHONES,
                RenderedLists.line(PhoneTemplates.boardhead(words, list).render()),
                RenderedLists.line(PhoneTemplates.boardfoot(words, list).render()),
                list.rows().stream()
                        .map(row -> new RenderedList.Row(row.id(), row(row, words)))
                        .toList());
    }

    private String row(PhoneRow row, Words words) {
        return lists.row(
                new AskedRow(row, words),
                () -> PhoneTemplates.phonerow(words, row).render());
    }
}
