package org.dialtone.provision;

import java.util.List;

/** Keeps the last delivery of each phone; stores after the fact, and no caller waits for it. */
public interface DeliveryStore {

    List<Delivery> load();

    void remember(Delivery delivery);

    /** A store that begins empty and keeps nothing. */
    static DeliveryStore forgetful() {
        return new DeliveryStore() {
            @Override
            public List<Delivery> load() {
                return List.of();
            }

            @Override
            public void remember(Delivery delivery) {
                // This store keeps nothing on purpose.
            }
        };
    }
}
