package org.dialtone.sip;

import java.util.Map;
import java.util.stream.Collectors;

/** A plan, with what can be reckoned beforehand, and beside it the phones that the site doesn't name yet. */
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

    /** Null for an unknown user. */
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
