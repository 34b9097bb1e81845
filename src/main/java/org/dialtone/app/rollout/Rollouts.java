package org.dialtone.app.rollout;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.dialtone.app.view.RunningFirmware;
import org.dialtone.journal.Journal;
import org.dialtone.net.BoxClock;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Packs;
import org.dialtone.provision.Firmware;
import org.dialtone.provision.FirmwareStore;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.RolloutGate;

/**
 * All rollouts of the site's firmware; each line of the site with one is a rollout of its own, and another version or
 * file begins anew. Safe to use from any thread; never waits.
 */
public final class Rollouts implements RolloutGate {

    private final RolloutLog log;
    private final BoxClock clock;
    private final FirmwareStore files;
    private final Map<String, RolloutStore.Kept> kept = new HashMap<>();
    private final Map<String, Rollout> byId = new HashMap<>();
    private ZoneId zone = ZoneId.of("UTC");

    public Rollouts(RolloutStore store, FirmwareStore files, Journal journal, BoxClock clock) {
        this.files = files;
        this.clock = clock;
        log = new RolloutLog(store, journal, clock);
        store.load().forEach(each -> kept.put(each.rollout(), each));
    }

    @Override
    public synchronized boolean tells(Firmware firmware, MacAddress phone) {
        Rollout rollout = phone == null ? null : byId.get(id(firmware));
        return rollout != null && rollout.tells(phone, isBusy(firmware));
    }

    @Override
    public synchronized boolean takes(Firmware firmware, MacAddress phone) {
        Rollout rollout = phone == null ? null : byId.get(id(firmware));
        return rollout != null && rollout.takes(phone, isBusy(firmware), clock.instant());
    }

    /**
     * Looks who has come back, and tells the next phones; to be called every few seconds.
     *
     * @param phones the phones of the site
     */
    public synchronized void look(ProvisionPlan plan, Packs packs, List<RunningFirmware> phones, RolloutNotice notice) {
        install(plan, packs);
        for (Firmware firmware : rolled(plan)) {
            byId.get(id(firmware))
                    .look(
                            firmware,
                            phones,
                            files.find(firmware.file()).isPresent(),
                            isBusy(firmware),
                            clock.instant(),
                            notice);
        }
    }

    /** Takes the site's rollouts: new ones begin, and those that it names no more are forgotten. */
    public synchronized void install(ProvisionPlan plan, Packs packs) {
        zone = ZoneId.of(plan.site().timezone());
        Set<String> named = new HashSet<>();
        for (Firmware firmware : rolled(plan)) {
            named.add(id(firmware));
            byId.computeIfAbsent(id(firmware), id -> begun(id, firmware, packs));
        }
        Set<String> gone = new HashSet<>(byId.keySet());
        gone.addAll(kept.keySet());
        gone.removeAll(named);
        gone.forEach(this::forget);
    }

    private Rollout begun(String id, Firmware firmware, Packs packs) {
        boolean bad = packs.get(firmware.vendor())
                .flatMap(pack -> pack.firmware().against(firmware.models().pattern(), firmware.version()))
                .isPresent();
        Rollout rollout = new Rollout(id, firmware, bad ? Standing.KNOWN_BAD : Standing.RUNNING, log);
        RolloutStore.Kept before = kept.remove(id);
        if (before == null) {
            log.store().remember(id, 0, bad ? Standing.KNOWN_BAD : Standing.RUNNING);
        } else {
            rollout.resume(before, clock.instant());
        }
        return rollout;
    }

    private void forget(String id) {
        byId.remove(id);
        kept.remove(id);
        log.store().forget(id);
    }

    private static List<Firmware> rolled(ProvisionPlan plan) {
        return plan.firmware().stream()
                .filter(firmware -> firmware.rollout() != null)
                .toList();
    }

    private boolean isBusy(Firmware firmware) {
        return firmware.rollout().isBusy(clock.wall().instant().atZone(zone));
    }

    /** The rollout's name: its vendor, and what tells it from others. */
    private static String id(Firmware firmware) {
        CRC32 sum = new CRC32();
        String text = firmware.models().pattern() + '\n' + firmware.version() + '\n' + firmware.file();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return firmware.vendor() + "-%08x".formatted(sum.getValue());
    }

    /** All rollouts, by name. */
    public synchronized List<RolloutView> all() {
        return byId.values().stream()
                .map(this::view)
                .sorted(Comparator.comparing(RolloutView::id))
                .toList();
    }

    private RolloutView view(Rollout rollout) {
        return rollout.view(isBusy(rollout.firmware()));
    }

    /**
     * An operator's act. RUNNING: it goes on, without the phones that stayed out.
     *
     * @return the rollout after it; empty where there is none of this name
     */
    public synchronized Optional<RolloutView> act(String id, Standing standing) {
        Optional<Rollout> rollout = Optional.ofNullable(byId.get(id));
        rollout.ifPresent(each -> each.standing(standing));
        return rollout.map(this::view);
    }
}
