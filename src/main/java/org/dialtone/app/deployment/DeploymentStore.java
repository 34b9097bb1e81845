package org.dialtone.app.deployment;

import java.util.List;

/** Keeps changes on their way; stores after the fact, and no caller waits for it. */
public interface DeploymentStore {

    List<DeploymentRecord> load();

    void remember(DeploymentRecord deployment);

    void forget(long revision);

    /** A store that begins empty and keeps nothing. */
    static DeploymentStore forgetful() {
        return new DeploymentStore() {
            @Override
            public List<DeploymentRecord> load() {
                return List.of();
            }

            @Override
            public void remember(DeploymentRecord deployment) {
                // This store keeps nothing on purpose.
            }

            @Override
            public void forget(long revision) {
                // There is nothing to forget.
            }
        };
    }
}
