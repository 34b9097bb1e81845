package org.dialtone.app;

class MemoryAlarmsTest extends AlarmStoreContract {

    @Override
    protected AlarmStore store() {
        return new MemoryAlarms();
    }
}
