package org.dialtone.app.deployment;

import java.util.List;
import java.util.TreeMap;

/** Keeps deployments as long as the test runs. */
final class MemoryDeployments implements DeploymentStore {

    private final TreeMap<Long, DeploymentRecord> kept = new TreeMap<>();

    @Override
    public List<DeploymentRecord> load() {
        return List.copyOf(kept.values());
    }

    @Override
    public void remember(DeploymentRecord deployment) {
        kept.put(deployment.revision(), deployment);
    }

    @Override
    public void forget(long revision) {
        kept.remove(revision);
    }
}
