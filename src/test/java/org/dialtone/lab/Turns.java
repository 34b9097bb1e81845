package org.dialtone.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which machine the database named as the active one at which time, as somebody outside saw it who looked often;
 * which machines were cut off from the database meanwhile, and which were woken.
 */
final class Turns {

    /** Microseconds; from one look to the next, and what a packet takes to the wire, on a machine that is loaded. */
    private static final long BLUR = 500_000;
    /** Within this time a machine whose connection works again has learnt whose turn it is. */
    private static final long LEARNS = 3_000_000;
    /** Within this time a machine that is woken has done what it was stopped in. */
    private static final long WAKES = 300_000;
    /** As many threads of a machine send: for DHCP, for SIP, and two for files. */
    private static final int SENDERS = 4;

    /** @param machine empty: nobody */
    private record Turn(long from, long epoch, String machine) {}

    private record Cut(String machine, long from, long to) {}

    private final List<Turn> turns = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();
    private final Map<String, Long> woken = new HashMap<>();
    private final Map<String, Integer> unfinished = new HashMap<>();

    /** Notes what the row says now. @param at epoch microseconds */
    synchronized void saw(long at, long epoch, String machine) {
        Turn last = turns.isEmpty() ? null : turns.getLast();
        if (last == null || last.epoch() != epoch || !last.machine().equals(machine)) {
            turns.add(new Turn(at, epoch, machine));
        }
    }

    /** Notes that a machine couldn't reach the database. @param to the moment when it could again */
    synchronized void cut(String machine, long from, long to) {
        cuts.removeIf(cut -> cut.machine().equals(machine) && cut.from() == from);
        cuts.add(new Cut(machine, from, to));
    }

    /** Whether the database named this machine about then. */
    synchronized boolean named(String machine, long at) {
        for (int i = 0; i < turns.size(); i++) {
            long until = i + 1 < turns.size() ? turns.get(i + 1).from() : Long.MAX_VALUE - BLUR;
            if (turns.get(i).machine().equals(machine) && turns.get(i).from() - BLUR <= at && at <= until + BLUR) {
                return true;
            }
        }
        return false;
    }

    /** Whether the machine couldn't know about then whom the database names. */
    synchronized boolean isCut(String machine, long at) {
        return cuts.stream()
                .anyMatch(cut -> cut.machine().equals(machine) && cut.from() <= at && at <= cut.to() + LEARNS);
    }

    /** Notes that a machine, which was frozen, is woken. @param at epoch microseconds */
    synchronized void wakes(String machine, long at) {
        woken.put(machine, at);
        unfinished.put(machine, SENDERS);
    }

    /** Whether the machine was woken just then, and this may be one of the packets that it was about to send before. */
    synchronized boolean finishes(String machine, long at) {
        long since = at - woken.getOrDefault(machine, Long.MIN_VALUE / 2);
        return since >= 0 && since <= WAKES && unfinished.merge(machine, -1, Integer::sum) >= 0;
    }

    synchronized int count() {
        return turns.size();
    }

    /** The machine that is named now; empty: none. */
    synchronized Optional<String> now() {
        return turns.isEmpty()
                ? Optional.empty()
                : Optional.of(turns.getLast().machine()).filter(name -> !name.isEmpty());
    }
}
