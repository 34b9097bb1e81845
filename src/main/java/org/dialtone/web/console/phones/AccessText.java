package org.dialtone.web.console.phones;

import java.util.List;
import org.dialtone.app.view.AccessView;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.SiteTime;

/**
 * A phone's access as its page shows it; unknown values are null.
 *
 * @param until when the phone's window closes
 */
public record AccessText(AccessView view, Moment until) {

    static AccessText of(AccessView view, SiteTime clock) {
        return new AccessText(view, view.until() == null ? null : clock.show(view.until()));
    }

    public List<AccessView.Mixed> same() {
        return view.same();
    }
}
