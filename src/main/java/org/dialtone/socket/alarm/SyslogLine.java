package org.dialtone.socket.alarm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.app.alarm.AlarmChange;
import org.dialtone.journal.Severity;

/**
 * An alarm as a syslog message (RFC 5424): facility local0, the alarm's id in the catalogue as MSGID, UTF-8.
 *
 * @param host this machine's name
 */
record SyslogLine(String host) {

    private static final int LOCAL0 = 16;
    private static final int ERROR = 3;
    private static final int WARNING = 4;
    private static final int NOTICE = 5;
    private static final int INFORMATIONAL = 6;
    /** RFC 5424 section 6: the longest HOSTNAME. */
    private static final int LONGEST_HOST = 255;
    /** The longest text: a message over UDP must fit into one packet (RFC 5426 section 3.2). */
    private static final int LONGEST = 900;

    /**
     * The message.
     *
     * @param at   of the change, by the wall clock
     * @param says the alarm in words
     */
    String of(Alarm alarm, AlarmChange change, Instant at, String says) {
        String text = (change.word() + ": " + says).replaceAll("\\p{Cntrl}", " ");
        return "<%d>1 %s %s dialtone - %s - \uFEFF%s"
                .formatted(
                        LOCAL0 * 8 + severity(alarm, change),
                        at.truncatedTo(ChronoUnit.MILLIS),
                        printable(host),
                        msgid(alarm.event().name()),
                        text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    private static int severity(Alarm alarm, AlarmChange change) {
        return change != AlarmChange.RAISED
                ? NOTICE
                : alarm.event().severity() == Severity.ERROR
                        ? ERROR
                        : alarm.event().severity() == Severity.WARNING ? WARNING : INFORMATIONAL;
    }

    /** RFC 5424 section 6: MSGID has 32 characters at most. */
    private static String msgid(String name) {
        return name.length() > 32 ? name.substring(0, 32) : name;
    }

    private static String printable(String name) {
        String plain = name.replaceAll("[^\\x21-\\x7e]", "");
        return plain.isEmpty() ? "-" : plain.substring(0, Math.min(plain.length(), LONGEST_HOST));
    }
}
