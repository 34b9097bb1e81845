package org.dialtone.app.deployment;

import java.util.List;

/** Keeps changes on their way; stores after the fact, and no caller waits for it. */
public interface DeploymentStore {

    List<DeploymentRecord> load();

    void remember(DeploymentRecord deployment);

    void forget(long revision);
}
