package org.dialtone.app.alarm;

class MemoryAlarmsTest extends AlarmStoreContract {

    @Override
    protected AlarmStore store() {
        return new MemoryAlarms();
    }
}
