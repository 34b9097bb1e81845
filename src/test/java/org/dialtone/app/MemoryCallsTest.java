package org.dialtone.app;

class MemoryCallsTest extends CallLogContract {

    @Override
    protected CallLog log() {
        return new MemoryCalls();
    }
}
