package org.dialtone.sip;

import java.util.Map;
import java.util.stream.Collectors;

/** A plan, with what can be reckoned beforehand. */
record Accounts(SipPlan plan, Map<String, Account> byUser) {

    static Accounts of(SipPlan plan) {
        return new Accounts(plan, plan.extensions().values().stream()
                .collect(Collectors.toUnmodifiableMap(extension -> extension.user(), extension -> Account.of(extension, plan.realm()))));
    }

    String realm() {
        return plan.realm();
    }

    /** Null for an unknown user. */
    Account get(String user) {
        return byUser.get(user);
    }
}
