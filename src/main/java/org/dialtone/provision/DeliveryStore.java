package org.dialtone.provision;

import java.util.List;

/** Keeps deliveries, one a phone; written behind, never waited for. */
public interface DeliveryStore {

    List<Delivery> load();

    void remember(Delivery delivery);

    /** Begins empty and keeps nothing. */
    static DeliveryStore forgetful() {
        return new DeliveryStore() {
            @Override
            public List<Delivery> load() {
                return List.of();
            }

            @Override
            public void remember(Delivery delivery) {
                // Forgotten: that is what it is for.
            }
        };
    }
}
