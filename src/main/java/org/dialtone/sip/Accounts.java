package org.dialtone.sip;

import java.util.Map;
import java.util.stream.Collectors;

/** The accounts of a plan, with their secrets computed beforehand, and the accounts of pending phones. */
record Accounts(SipPlan plan, Map<String, Account> byUser, PendingAccounts pendingAccounts) {

    static Accounts of(SipPlan plan, PendingAccounts pendingAccounts) {
        return new Accounts(
                plan,
                plan.extensions().values().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                extension -> extension.user(), extension -> Account.of(extension, plan.realm()))),
                pendingAccounts);
    }

    String realm() {
        return plan.realm();
    }

    /** The user's account; null for an unknown user. */
    Account get(String user) {
        Account account = byUser.get(user);
        return account != null
                ? account
                : pendingAccounts
                        .find(user)
                        .map(pendingAccount -> Account.of(pendingAccount, plan.realm()))
                        .orElse(null);
    }
}
