package org.dialtone.net;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of at most so many keys: one more pushes the eldest out. For one thread. */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;

    private final int most;

    private BoundedMap(int most, boolean byAccess) {
        super(16, 0.75f, byAccess);
        this.most = most;
    }

    /** The eldest is the key that came first, however often it was asked for since. */
    public static <K, V> BoundedMap<K, V> byInsertion(int most) {
        return new BoundedMap<>(most, false);
    }

    /** The eldest is the key that was neither asked for nor written for the longest time. */
    public static <K, V> BoundedMap<K, V> byAccess(int most) {
        return new BoundedMap<>(most, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
