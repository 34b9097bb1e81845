package org.dialtone.store.site;

import org.dialtone.net.MacAddress;

/** Names the owner of a sealed admin password. */
final class PasswordOwner {

    static final String SITE = "admin password of all phones";

    private PasswordOwner() {}

    static String of(MacAddress phone) {
        return "admin password of " + phone;
    }

    static String model(int position) {
        return "admin password of models[" + position + "]";
    }
}
