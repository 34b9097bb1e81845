package org.dialtone.app;

import java.util.List;
import org.dialtone.app.Users.Operator;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Flaw;

/** What an admin does with the operators; each act is in the audit log. Waits for the disk. */
public final class Operators {

    private final Users users;
    private final Audit audit;

    public Operators(Users users, Audit audit) {
        this.users = users;
        this.audit = audit;
    }

    /** All operators, in order of their names. */
    public List<Operator> all() {
        return users.all();
    }

    /** The operator of this name; an {@link EditFault} where there is none. */
    public Operator find(String name) {
        return users.find(name).orElseThrow(() -> new EditFault(Flaw.OPERATOR_UNKNOWN, name));
    }

    /**
     * Adds an operator, who must change the password at the first login.
     *
     * @throws EditFault where the name or the password is not allowed, or the name is taken
     */
    public void add(Actor by, String name, Role role, String password) {
        checked(name, () -> users.add(new Operator(name, role, true), password));
        audit.note(by, AuditAct.OPERATOR_ADDED, name, null, role.word());
    }

    /**
     * Gives an operator another role, and ends the sessions of that operator.
     *
     * @throws EditFault where nobody has this name, or no admin would be left
     */
    public void changeRole(Actor by, String name, Role role) {
        Role before = find(name).role();
        if (before != role) {
            users.setRole(name, role);
            audit.note(by, AuditAct.ROLE_CHANGED, name, before.word(), role.word());
        }
    }

    /**
     * Gives an operator another password, which that operator must change at the next login.
     *
     * @throws EditFault where nobody has this name, the password is not allowed, or it is the caller's own
     */
    public void resetPassword(Actor by, String name, String password) {
        if (find(name).name().equals(by.name())) {
            throw new EditFault(Flaw.OPERATOR_OWN_PASSWORD);
        }
        checked(name, () -> users.setPassword(name, password, true));
        audit.note(by, AuditAct.PASSWORD_CHANGED, name, null, "to be changed at the next login");
    }

    /**
     * Removes an operator, and ends the sessions of that operator.
     *
     * @throws EditFault where nobody has this name, or no admin would be left
     */
    public void remove(Actor by, String name) {
        Role before = find(name).role();
        users.remove(name);
        audit.note(by, AuditAct.OPERATOR_REMOVED, name, before.word(), null);
    }

    private static void checked(String name, Runnable change) {
        try {
            change.run();
        } catch (WeakPassword e) {
            throw new EditFault(e.complaint());
        } catch (IllegalArgumentException _) {
            throw new EditFault(Flaw.OPERATOR_UNKNOWN, name);
        }
    }
}
