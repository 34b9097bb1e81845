package org.dialtone.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Pace;

/**
 * Writes the phones' syslog messages (RFC 3164, RFC 5424) line by line into {@code syslog.txt} among their logs: at
 * most 300 lines a minute of one phone, 1,000 bytes a line, and nothing of a device that is no phone of the site. Never
 * waits; safe to use from any thread.
 */
public final class SyslogArchive implements AutoCloseable {

    static final String NAME = "syslog.txt";
    static final int MOST_A_MINUTE = 300;
    static final int LONGEST = 1_000;

    private static final Logger LOG = Logger.getLogger(SyslogArchive.class.getName());
    private static final int MOST_WAITING = 4_000;
    private static final int MOST_WATCHED = 10_000;
    /** So many lines together are shorter than a log may grow. */
    private static final int MOST_AT_ONCE = 200;

    private static final Pattern PRIORITY = Pattern.compile("<(\\d{1,3})>");
    private static final List<String> SEVERITIES =
            List.of("emergency", "alert", "critical", "error", "warning", "notice", "info", "debug");

    private final Function<Ip4, Optional<MacAddress>> phones;
    private final LogFolder logs;
    private final InstantSource clock;
    private final BlockingQueue<Line> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Pace.PerKey<MacAddress> paces = new Pace.PerKey<>(MOST_A_MINUTE, Duration.ofMinutes(1), MOST_WATCHED);
    private final LongAdder kept = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder strangers = new LongAdder();
    private final Thread writer = Thread.ofPlatform().daemon().name("syslog").unstarted(this::write);
    private boolean faulty;

    private record Line(MacAddress phone, String text) {}

    /** @param phones finds the phone of the site at an address */
    public SyslogArchive(Function<Ip4, Optional<MacAddress>> phones, LogFolder logs, InstantSource clock) {
        this.phones = phones;
        this.logs = logs;
        this.clock = clock;
        writer.start();
    }

    /** One datagram. */
    public void hear(Ip4 remote, byte[] datagram) {
        Optional<MacAddress> phone = phones.apply(remote);
        if (phone.isEmpty()) {
            strangers.increment();
        } else if (!isInPace(phone.get()) || !waiting.offer(new Line(phone.get(), words(datagram)))) {
            dropped.increment();
        }
    }

    private boolean isInPace(MacAddress phone) {
        return paces.take(phone, clock.instant().truncatedTo(ChronoUnit.MINUTES));
    }

    /** The line has time, severity and text; nothing in it steers a terminal. */
    private String words(byte[] datagram) {
        String text = new String(datagram, 0, Math.min(datagram.length, LONGEST), StandardCharsets.UTF_8);
        Matcher priority = PRIORITY.matcher(text);
        boolean named = priority.lookingAt();
        String grave = named ? SEVERITIES.get(Integer.parseInt(priority.group(1)) & 7) + " " : "";
        String rest = (named ? text.substring(priority.end()) : text)
                .strip()
                .replaceAll("[\\p{Cntrl}\\p{Cf}\u2028\u2029]", "?");
        return clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + grave + rest + "\n";
    }

    private void write() {
        try {
            while (true) {
                List<Line> lines = new ArrayList<>(List.of(waiting.take()));
                waiting.drainTo(lines, MOST_AT_ONCE);
                Map<MacAddress, StringBuilder> texts = new LinkedHashMap<>();
                lines.forEach(line -> texts.computeIfAbsent(line.phone(), _ -> new StringBuilder())
                        .append(line.text()));
                texts.forEach(this::append);
                kept.add(lines.size());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void append(MacAddress phone, StringBuilder text) {
        try {
            logs.append(phone, NAME, text.toString().getBytes(StandardCharsets.UTF_8));
            faulty = false;
        } catch (IOException | RuntimeException e) {
            if (!faulty) {
                LOG.warning(() -> "what phones say by syslog can't be kept: " + e.getMessage());
            }
            faulty = true;
        }
    }

    /** Counts lines kept, lines dropped because there were too many, and datagrams of devices that are no phones. */
    public Map<String, String> figures() {
        return Map.of("kept", kept.toString(), "dropped", dropped.toString(), "of strangers", strangers.toString());
    }

    @Override
    public void close() {
        writer.interrupt();
    }
}
