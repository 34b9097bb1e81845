package org.dialtone.web.console.network;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.dialtone.app.view.LeaseViews;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.live.RenderedList;
import org.dialtone.web.console.live.RenderedLists;
import org.dialtone.web.console.live.SharedView;
import org.dialtone.web.console.live.WatchCost;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.console.phones.PhoneBoards;

/** The lists of leases that consoles watch; those of one view and language share what is rendered. */
@ApplicationScoped
class LeaseBoards {

    private final PageFrames frames;
    private final SharedView<LeaseHolders> holders;
    private final RenderedLists<LeaseHolders> lists;

    private record Asked(LeaseAsk ask, Words words) {}

    private record AskedRow(LeaseTable.LeaseRow row, Words words) {}

    @Inject
    LeaseBoards(LeaseViews leases, PhoneViews views, PhoneBoards boards, PageFrames frames, WatchCost cost) {
        this.frames = frames;
        holders = new SharedView<>(
                System::nanoTime, views::changes, () -> LeaseHolders.of(leases.all(), boards.phones()), cost);
        lists = new RenderedLists<>(holders, System::nanoTime);
        cost.add(lists::cost);
    }

    /** All leases as they are now, which those who watch see from now on too. */
    LeaseHolders fresh() {
        return holders.fresh();
    }

    /** The page of the list for one who watches it. */
    RenderedList now(LeaseAsk ask, Words words) {
        return lists.now(new Asked(ask, words), all -> render(LeaseTable.of(all, ask, frames.time(words)), words));
    }

    private RenderedList render(LeaseTable table, Words words) {
        return new RenderedList(
                RenderedList.Kind.LEASES,
                RenderedLists.line(NetworkTemplates.leasehead(words, table).render()),
                RenderedLists.line(NetworkTemplates.leasefoot(words, table).render()),
                table.rows().stream()
                        .map(row -> new RenderedList.Row(row.address(), row(row, words)))
                        .toList());
    }

    private String row(LeaseTable.LeaseRow row, Words words) {
        return lists.row(
                new AskedRow(row, words),
                () -> NetworkTemplates.leaserow(words, row).render());
    }
}
