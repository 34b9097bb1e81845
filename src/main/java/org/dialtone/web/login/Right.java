package org.dialtone.web.login;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dialtone.app.Role;
import org.dialtone.app.TokenScope;

/**
 * What a route asks of a login: each method of API and console names one of these, and without one it is closed. A
 * token has the rights of its scope, and never one that is a person's.
 */
public final class Right {

    /** Metrics. */
    public static final String METRICS = "metrics";
    /** To see everything but secrets. */
    public static final String VIEW = "view";
    /** Everyday acts on phones, leases and the site. */
    public static final String OPERATE = "operate";
    /** Acts on the box itself. */
    public static final String ADMINISTER = "administer";
    /** The console, and one's own password: any person. */
    public static final String PERSON = "person";
    /** To see secrets: a person who may operate. */
    public static final String SECRETS = "secrets";
    /** Who may log in, and what holds all secrets: an admin in person. */
    public static final String ADMIN_PERSON = "admin person";

    /** Each right contains those before it. */
    private static final List<String> LADDER = List.of(METRICS, VIEW, OPERATE, ADMINISTER);

    private Right() {}

    /** The rights of a person. */
    public static Set<String> of(Role role) {
        Set<String> rights = new HashSet<>(LADDER.subList(0, role.ordinal() + 2));
        rights.add(PERSON);
        if (role != Role.VIEWER) {
            rights.add(SECRETS);
        }
        if (role == Role.ADMIN) {
            rights.add(ADMIN_PERSON);
        }
        return rights;
    }

    /** The rights of a program. */
    public static Set<String> of(TokenScope scope) {
        return Set.copyOf(LADDER.subList(0, scope.ordinal() + 1));
    }
}
