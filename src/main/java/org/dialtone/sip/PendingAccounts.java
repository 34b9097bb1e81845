package org.dialtone.sip;

import java.util.Optional;
import org.dialtone.net.MacAddress;

/**
 * Phones that the site doesn't name yet: each may register one account from its own address, so that it can be told of its adoption, and
 * can call nobody. Asked by the thread that brings the messages; must not wait.
 */
public interface PendingAccounts {

    /** No phone has such an account. */
    PendingAccounts NONE = _ -> Optional.empty();

    /** Empty where no phone has this account; where it has been adopted it still counts, until it comes with its own. */
    Optional<Visitor> find(String user);

    /** It has registered; where it was adopted meanwhile it doesn't know so. */
    default void registered(Visitor pendingAccount) {}

    /**
     * @param name  for people
     * @param phone whose address alone it registers from
     */
    record Visitor(String user, String name, String password, MacAddress phone) {

        @Override
        public String toString() {
            return "Visitor[" + user + ", " + phone + "]";
        }
    }
}
