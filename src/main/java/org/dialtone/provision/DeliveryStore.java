package org.dialtone.provision;

import java.util.List;

/** Keeps the last delivery of each phone; stores after the fact, and no caller waits for it. */
public interface DeliveryStore {

    List<Delivery> load();

    void remember(Delivery delivery);
}
