package org.dialtone.sip;

import java.util.Optional;
import org.dialtone.net.MacAddress;

/**
 * The accounts of pending phones: each may register one account from its own address, so that it can be told of its
 * adoption, and can't make calls. The thread of the messages asks; the answer must not wait.
 */
public interface PendingAccounts {

    /** No phone has such an account. */
    PendingAccounts NONE = _ -> Optional.empty();

    /**
     * The pending phone's account, or empty. The account of an adopted phone still counts until the phone comes with
     * its own.
     */
    Optional<PendingAccount> find(String user);

    /** Notes that the phone has registered. Where it was adopted meanwhile, it doesn't know that yet. */
    default void registered(PendingAccount pendingAccount) {}

    /**
     * The account of a pending phone.
     *
     * @param name  the account's name for people
     * @param phone the phone whose address alone may register the account
     */
    record PendingAccount(String user, String name, String password, MacAddress phone) {

        @Override
        public String toString() {
            return "PendingAccount[" + user + ", " + phone + "]";
        }
    }
}
