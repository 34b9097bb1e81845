package org.dialtone.app.call;

class MemoryCallsTest extends CallLogContract {

    @Override
    protected CallLog log() {
        return new MemoryCalls();
    }
}
