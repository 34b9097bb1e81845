package org.dialtone.app.alarm;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.dialtone.app.Slice;

/** A store of alarms in memory, without bounds. */
public final class MemoryAlarms implements AlarmStore {

    private final Map<Long, Alarm> all = new ConcurrentSkipListMap<>(Comparator.reverseOrder());

    @Override
    public List<Alarm> open() {
        return all.values().stream()
                .filter(Alarm::isOpen)
                .sorted(Comparator.comparingLong(Alarm::id))
                .toList();
    }

    @Override
    public long last() {
        return all.keySet().stream().findFirst().orElse(0L);
    }

    @Override
    public void write(Alarm alarm) {
        all.put(alarm.id(), alarm);
    }

    @Override
    public void settle() {}

    @Override
    public Slice<Alarm> find(int first, int most) {
        return Slice.of(List.copyOf(all.values()), first, most);
    }
}
