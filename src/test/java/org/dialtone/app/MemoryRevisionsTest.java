package org.dialtone.app;

/** The revisions that other tests use keep the contract too. */
class MemoryRevisionsTest extends SiteRevisionsContract {

    @Override
    protected SiteRevisions fresh() {
        return new MemoryRevisions();
    }

    @Override
    protected SiteRevisions again(SiteRevisions store) {
        return store;
    }
}
