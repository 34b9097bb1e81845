package org.dialtone.web.console.phones;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.view.PhoneCounts;
import org.dialtone.app.view.PhoneGroup;
import org.dialtone.app.view.PhoneQuery;
import org.dialtone.app.view.PhoneState;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.Recovery;
import org.dialtone.web.api.PhoneAsk;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Pager;
import org.dialtone.web.console.page.SiteTime;

/**
 * The list of phones as one reader sees it.
 *
 * @param tabs     those of groups that no phone is in are left out
 * @param counts   the headline, of all phones
 * @param rows     those of this page
 * @param recovery how many are back after a power cut; null: nobody is awaited
 */
public record PhoneList(
        PhoneQuery query, List<Tab> tabs, PhoneCounts counts, List<PhoneRow> rows, Pager pager, Recovery recovery) {

    /** The most rows of a page. */
    static final int ROWS = 50;

    /** A tab above the list, which selects phones by state. */
    public record Tab(String key, String label, long count, boolean chosen) {}

    /** @param page from 1; a page behind the last one is the last */
    public static PhoneList of(
            List<PhoneView> phones, PhoneQuery query, int page, SiteTime clock, Optional<Recovery> recovery) {
        List<PhoneView> narrowed = query.narrowed(phones);
        List<PhoneView> matching = query.sorted(narrowed);
        Pager pager = Pager.within("/console/?" + PhoneAsk.where(query), "page", page, ROWS, matching.size());
        return new PhoneList(
                query,
                tabs(narrowed, query.group(), clock.words()),
                PhoneCounts.of(phones),
                matching.stream()
                        .skip(pager.first())
                        .limit(ROWS)
                        .map(phone -> PhoneRow.of(phone, clock))
                        .toList(),
                pager,
                recovery.orElse(null));
    }

    private static List<Tab> tabs(List<PhoneView> phones, PhoneGroup chosen, Words words) {
        return Arrays.stream(PhoneGroup.values())
                .map(group -> new Tab(
                        group.key(),
                        words.say("phones.group." + group.key()),
                        phones.stream().filter(group::holds).count(),
                        group == chosen))
                .filter(tab -> tab.count() > 0
                        || tab.chosen()
                        || PhoneGroup.of(tab.key()).filter(PhoneGroup::always).isPresent())
                .toList();
    }

    public int page() {
        return pager.page();
    }

    public int matching() {
        return Math.toIntExact(pager.total());
    }

    /** The part of the URL that asks for these phones again. */
    public String where() {
        return PhoneAsk.where(query);
    }

    /** The part of the URL that asks for the phones of another tab. */
    public String whereFor(String tab) {
        return PhoneAsk.where(query.in(PhoneGroup.of(tab).orElse(PhoneGroup.ALL)));
    }

    public int total() {
        return counts.total();
    }

    public int registered() {
        return counts.of(PhoneState.REGISTERED);
    }

    public boolean allUp() {
        return total() > 0 && registered() == total() && counts.attention() == 0;
    }

    public int partly() {
        return counts.of(PhoneState.PARTLY);
    }

    public int waiting() {
        return counts.of(PhoneState.WAITING);
    }

    public int stuck() {
        return counts.of(PhoneState.STUCK);
    }

    public int behind() {
        return counts.behind();
    }
}
