package org.dialtone.app.recording;

import java.util.Collection;
import java.util.Set;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Users;
import org.dialtone.provision.ProvisionPlan;

/** The words that a {@link Mask} takes out of what leaves this box. */
public final class MaskedWords {

    private final SiteBook site;
    private final Users users;

    public MaskedWords(SiteBook site, Users users) {
        this.site = site;
        this.users = users;
    }

    /** All passwords of the site, and the folders of its provisioning URL. */
    public Collection<String> secrets() {
        Set<String> secrets = SiteMask.secrets(site.document());
        ProvisionPlan plan = site.plans().provision();
        secrets.add(plan.root().token());
        if (plan.access().former() != null) {
            secrets.add(plan.access().former().token());
        }
        return secrets;
    }

    /** The names of people, places, operators and the site. */
    public Collection<String> names() {
        Set<String> names = SiteMask.names(site.document());
        users.all().stream().map(Users.Operator::name).forEach(names::add);
        return names;
    }
}
