package org.dialtone.sip;

import java.util.Map;
import java.util.stream.Collectors;

/** A plan, with what can be reckoned beforehand, and beside it the phones that the site doesn't name yet. */
record Accounts(SipPlan plan, Map<String, Account> byUser, PendingAccounts visitors) {

    static Accounts of(SipPlan plan, PendingAccounts visitors) {
        return new Accounts(plan, plan.extensions().values().stream()
                .collect(Collectors.toUnmodifiableMap(extension -> extension.user(), extension -> Account.of(extension, plan.realm()))), visitors);
    }

    String realm() {
        return plan.realm();
    }

    /** Null for an unknown user. */
    Account get(String user) {
        Account account = byUser.get(user);
        return account != null ? account : visitors.find(user).map(visitor -> Account.of(visitor, plan.realm())).orElse(null);
    }
}
