package org.dialtone.app.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dialtone.app.rollout.RolloutStore.Fate;
import org.dialtone.app.view.RunningFirmware;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.VersionOrder;
import org.dialtone.provision.Firmware;
import org.dialtone.provision.RolloutRules;

/** One rollout: which phones were told, and which have come back. {@link Rollouts} guards it. */
final class Rollout {

    private final String id;
    private final RolloutLog log;
    private final Map<MacAddress, RolloutTurn> turns = new HashMap<>();
    private Firmware firmware;
    private Standing standing;
    private int ring;
    /** The phones of its kind at the last look. */
    private List<RunningFirmware> phones = List.of();

    private Map<MacAddress, RunningFirmware> known = Map.of();

    private boolean ready;

    Rollout(String id, Firmware firmware, Standing standing, RolloutLog log) {
        this.id = id;
        this.firmware = firmware;
        this.standing = standing;
        this.log = log;
    }

    /** Goes on where it was before the start; the time of phones under way begins anew. */
    void resume(RolloutStore.Kept kept, Instant now) {
        ring = kept.ring();
        standing = kept.standing();
        kept.phones()
                .forEach((mac, phone) -> turns.put(mac, new RolloutTurn(phone.fate(), now, phone.lines(), null, null)));
    }

    Firmware firmware() {
        return firmware;
    }

    private RolloutRules rules() {
        return firmware.rollout();
    }

    boolean tells(MacAddress phone, boolean busy) {
        RolloutTurn turn = turns.get(phone);
        return turn == null
                ? known.containsKey(phone) && runs(known.get(phone))
                : turn.fate() == Fate.RUNS || standing.isTelling() && !busy;
    }

    /** The phone asks by itself: its turn comes now where there is room. Returns whether it was told at some time. */
    boolean takes(MacAddress phone, boolean busy, Instant now) {
        RunningFirmware one = known.get(phone);
        if (one == null || turns.containsKey(phone)) {
            return turns.containsKey(phone);
        }
        if (!runs(one) && isOpen(busy) && hasRoom(phone)) {
            put(phone, new RolloutTurn(Fate.TOLD, now, one.lines(), one.version(), null));
            log.told(phone, firmware);
        }
        return runs(one) || turns.containsKey(phone);
    }

    private boolean runs(RunningFirmware phone) {
        return phone.version() != null && VersionOrder.isSame(phone.version(), firmware.version());
    }

    private boolean isOpen(boolean busy) {
        return standing == Standing.RUNNING && ready && !busy;
    }

    /**
     * Looks who has come back and who stays out, and tells the next phones.
     *
     * @param line the firmware as the site has it now
     * @param all  the phones of the site
     */
    void look(
            Firmware line, List<RunningFirmware> all, boolean there, boolean busy, Instant now, RolloutNotice notice) {
        firmware = line;
        ready = there;
        phones = all.stream()
                .filter(each -> each.vendor() != null && line.suits(each.vendor(), each.model()))
                .sorted(Comparator.comparingLong(this::place))
                .toList();
        known = phones.stream().collect(Collectors.toMap(RunningFirmware::mac, each -> each));
        turns.keySet().retainAll(all.stream().map(RunningFirmware::mac).collect(Collectors.toSet()));
        phones.forEach(phone -> note(phone, now, notice));
        if (busy || !standing.isTelling()) {
            turns.replaceAll((_, turn) -> turn.fate() == Fate.TOLD ? turn.at(now) : turn);
        } else {
            missing(now).forEach(this::overdue);
        }
        if (isOpen(busy)) {
            advance();
            phones.stream()
                    .filter(phone -> isNext(phone) && !notice.inCall().test(phone.mac()))
                    .forEach(phone -> begin(phone, now, notice));
        }
    }

    /** The place in the order of the phones, which is another for each rollout. */
    private long place(RunningFirmware phone) {
        long mixed = (phone.mac().bits() ^ (long) id.hashCode() << 20) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 31;
    }

    private void note(RunningFirmware phone, Instant now, RolloutNotice notice) {
        RolloutTurn turn = turns.get(phone.mac());
        boolean runs = runs(phone);
        if (turn == null) {
            if (runs && phone.lines() > 0) {
                put(phone.mac(), new RolloutTurn(Fate.RUNS, now, phone.lines(), phone.version(), null));
            }
        } else if (runs && turn.fate() != Fate.RUNS) {
            RolloutTurn seen = turn.isBack(phone) ? turn.with(Fate.RUNS) : turn.seen(phone);
            put(phone.mac(), seen);
            if (seen.fate() == Fate.RUNS) {
                log.runs(phone.mac(), firmware);
            }
        } else if (turn.fate() == Fate.TOLD && hasStepped(phone, turn)) {
            if (notice.inCall().test(phone.mac())) {
                turns.put(phone.mac(), turn.at(now));
            } else {
                put(phone.mac(), turn.stepped(phone.version(), now));
                notice.tell().test(phone.mac());
            }
        }
    }

    private boolean hasStepped(RunningFirmware phone, RolloutTurn turn) {
        return phone.version() != null && !phone.version().equals(turn.ran()) && firmware.isStep(phone.version());
    }

    private List<MacAddress> missing(Instant now) {
        return turns.entrySet().stream()
                .filter(each -> each.getValue().fate() == Fate.TOLD)
                .filter(each -> now.isAfter(each.getValue().at().plus(rules().within())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private void overdue(MacAddress phone) {
        put(phone, turns.get(phone).with(Fate.OVERDUE));
        log.overdue(phone, firmware);
        long most = ring == 0 ? 0 : (long) turns.size() * rules().mayFail() / 100;
        if (count(Fate.OVERDUE) > most) {
            standing(Standing.OVERDUE);
        }
    }

    /** Goes on to the next ring where all of this one have come back. */
    private void advance() {
        while (ring < rules().rings() - 1 && count(Fate.TOLD) == 0 && isDone()) {
            ring++;
            log.store().remember(id, ring, standing);
        }
    }

    private boolean isDone() {
        if (isChoice()) {
            return rules().canaries().stream()
                    .allMatch(canary -> turns.containsKey(canary)
                            && turns.get(canary).fate() != Fate.TOLD
                            && turns.get(canary).fate() != Fate.OVERDUE);
        }
        boolean rest = phones.stream().anyMatch(each -> each.lines() > 0 && !turns.containsKey(each.mac()));
        return count(Fate.RUNS) > 0 && (counted() >= most() || ring > 0 && !rest);
    }

    private boolean isNext(RunningFirmware phone) {
        return phone.lines() > 0 && phone.version() != null && !turns.containsKey(phone.mac()) && hasRoom(phone.mac());
    }

    private boolean hasRoom(MacAddress phone) {
        boolean chosen = !isChoice() || rules().canaries().contains(phone);
        return chosen && count(Fate.TOLD) < rules().atOnce() && (isChoice() || counted() < most());
    }

    /** Whether only the canaries that the site names come now. */
    private boolean isChoice() {
        return ring == 0 && !rules().canaries().isEmpty();
    }

    /** Another phone takes the place of one that was set aside. */
    private int counted() {
        return turns.size() - count(Fate.ASIDE);
    }

    private int most() {
        return rules().most(ring, phones.size());
    }

    /** The phone's file names the firmware before the phone is told, as it may ask at once. */
    private void begin(RunningFirmware phone, Instant now, RolloutNotice notice) {
        turns.put(phone.mac(), new RolloutTurn(Fate.TOLD, now, phone.lines(), phone.version(), null));
        if (notice.tell().test(phone.mac())) {
            put(phone.mac(), turns.get(phone.mac()));
            log.told(phone.mac(), firmware);
        } else {
            turns.remove(phone.mac());
        }
    }

    private void put(MacAddress phone, RolloutTurn turn) {
        RolloutTurn before = turns.put(phone, turn);
        if (before == null || before.fate() != turn.fate() || turn.fate() == Fate.TOLD) {
            log.store().remember(id, phone, turn.fate(), turn.lines());
        }
    }

    private int count(Fate fate) {
        int count = 0;
        for (RolloutTurn turn : turns.values()) {
            count += turn.fate() == fate ? 1 : 0;
        }
        return count;
    }

    /** An operator's act, or the stop by itself. Phones that stayed out are set aside where it goes on. */
    void standing(Standing other) {
        standing = other;
        log.store().remember(id, ring, standing);
        if (other == Standing.RUNNING) {
            new TreeMap<>(turns).forEach((phone, turn) -> {
                if (turn.fate() == Fate.OVERDUE) {
                    put(phone, turn.with(Fate.ASIDE));
                }
            });
        }
    }

    RolloutView view(boolean busy) {
        List<MacAddress> out = new ArrayList<>();
        turns.forEach((phone, turn) -> {
            if (turn.fate() == Fate.OVERDUE || turn.fate() == Fate.ASIDE) {
                out.add(phone);
            }
        });
        out.sort(Comparator.naturalOrder());
        int waiting = (int)
                phones.stream().filter(each -> !turns.containsKey(each.mac())).count();
        return new RolloutView(
                id,
                firmware,
                standing,
                ring,
                phones.size(),
                count(Fate.TOLD),
                count(Fate.RUNS),
                waiting,
                out,
                !ready,
                busy);
    }
}
