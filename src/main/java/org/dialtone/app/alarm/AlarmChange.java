package org.dialtone.app.alarm;

import java.util.Locale;

/** What became of an alarm. */
public enum AlarmChange {
    RAISED,
    ACKNOWLEDGED,
    CLEARED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
