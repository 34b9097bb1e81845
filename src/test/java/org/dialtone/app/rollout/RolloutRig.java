package org.dialtone.app.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dialtone.app.rollout.RolloutStore.Fate;
import org.dialtone.app.rollout.RolloutStore.Kept;
import org.dialtone.app.rollout.RolloutStore.KeptPhone;
import org.dialtone.app.view.RunningFirmware;
import org.dialtone.journal.Entry;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Glob;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.FirmwareAdvice;
import org.dialtone.phone.PackBuilder;
import org.dialtone.phone.Packs;
import org.dialtone.provision.Firmware;
import org.dialtone.provision.FirmwareStep;
import org.dialtone.provision.FirmwareStore;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlanBuilder;
import org.dialtone.provision.RolloutRules;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.model.Site;

/** Plays stories with phones of a made-up vendor; midnight of a Thursday, UTC, is the beginning. */
final class RolloutRig implements RolloutStore {

    private static final Duration EXPIRY = Duration.ofDays(1);

    private final Map<MacAddress, RunningFirmware> phones = new TreeMap<>();
    private final Map<MacAddress, Integer> notified = new LinkedHashMap<>();
    private final List<MacAddress> told = new ArrayList<>();
    private final Set<MacAddress> back = new HashSet<>();
    private final Set<MacAddress> inCall = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Kept> store = new HashMap<>();
    private final List<FirmwareStep> steps = new ArrayList<>();
    private FirmwareAdvice advice = FirmwareAdvice.NONE;
    private RolloutRules rules;
    private String version = "2.0";
    private boolean tellable = true;
    private boolean there = true;
    private Instant now = Instant.EPOCH;
    private final FirmwareStore files =
            file -> there ? Optional.of(new FirmwareStore.Stored(file, 1, Instant.EPOCH)) : Optional.empty();
    private Rollouts rollouts = box();

    private Rollouts box() {
        return new Rollouts(
                this,
                files,
                this::note,
                new BoxClock(
                        () -> now, () -> Duration.between(Instant.EPOCH, now).toNanos()));
    }

    private void note(Entry entry) {
        entries.add(entry);
        if (entry.event().name().equals("FIRMWARE_TOLD")) {
            told.add(entry.mac());
        }
    }

    void site(String written) {
        Site site = SiteReader.read(
                        "firmware: [{vendor: acme, model: \"*\", version: 1, file: x, rollout: {" + written + "}}]")
                .document();
        rules = site.firmware().getFirst().rollout();
        install();
    }

    void step(String between) {
        steps.add(new FirmwareStep(between, between, "between.rom"));
    }

    void version(String other) {
        version = other;
        told.clear();
        back.clear();
        install();
    }

    void noRollout() {
        rules = null;
        install();
    }

    void badVersion(String versions) {
        advice = new FirmwareAdvice(
                List.of(new FirmwareAdvice.Avoid(new Glob("*"), new Glob(versions), "it rings", "here", "seen")),
                List.of());
    }

    private void install() {
        rollouts.install(plan(), packs());
    }

    void phones(int count) {
        for (int i = 1; i <= count; i++) {
            registers(phone(i), "1.0");
        }
    }

    MacAddress phone(int number) {
        return MacAddress.of("00aa0000%04x".formatted(number));
    }

    void registers(MacAddress phone, String runs) {
        put(phone, runs, true, 1, now, now.plus(EXPIRY));
    }

    /** The phone fetches its file, and its registration of before still lasts. */
    void fetches(MacAddress phone, String runs) {
        RunningFirmware before = phones.get(phone);
        put(phone, runs, false, before.lines(), before.registered(), before.until());
    }

    void refreshes(MacAddress phone) {
        RunningFirmware before = phones.get(phone);
        put(phone, before.version(), false, before.lines(), before.registered(), now.plus(EXPIRY));
    }

    void off(MacAddress phone) {
        put(phone, phones.get(phone).version(), false, 0, null, null);
    }

    void on(MacAddress phone) {
        registers(phone, phones.get(phone).version());
    }

    void lines(int count) {
        phones.replaceAll((_, each) -> new RunningFirmware(
                each.mac(), "acme", "M1", each.version(), true, count, each.registered(), each.until()));
    }

    private void put(MacAddress phone, String runs, boolean registers, int lines, Instant registered, Instant until) {
        phones.put(phone, new RunningFirmware(phone, "acme", "M1", runs, registers, lines, registered, until));
    }

    void untellable() {
        tellable = false;
    }

    boolean tells(MacAddress phone) {
        return rollouts.tells(firmware(), phone);
    }

    boolean takes(MacAddress phone) {
        return rollouts.takes(firmware(), phone);
    }

    List<MacAddress> told() {
        return told;
    }

    int notified(MacAddress phone) {
        return notified.getOrDefault(phone, 0);
    }

    List<String> journal() {
        return entries.stream().map(entry -> entry.event().name()).toList();
    }

    RolloutView view() {
        return rollouts.all().getFirst();
    }

    void play(String story) {
        for (String act : story.split("; ")) {
            String[] words = act.split(" ");
            switch (words[0]) {
                case "look" -> look(act, Integer.parseInt(words[1]), words.length > 2 ? words[2] : "running");
                case "back" -> comeBack(Integer.parseInt(words[1]));
                case "after" -> now = now.plus(Duration.parse("PT" + words[1]));
                case "pause" -> rollouts.act(view().id(), Standing.PAUSED);
                case "stop" -> rollouts.act(view().id(), Standing.STOPPED);
                case "go-on" -> rollouts.act(view().id(), Standing.RUNNING);
                case "restart" -> restart();
                case "gone" -> there = false;
                case "there" -> there = true;
                case "call" -> inCall.addAll(phones.keySet());
                case "hangup" -> inCall.clear();
                case "silent" -> new ArrayList<>(phones.keySet()).forEach(this::off);
                case "heard" -> new ArrayList<>(phones.keySet()).forEach(this::on);
                default -> throw new IllegalArgumentException(act);
            }
        }
    }

    private void look(String act, int wanted, String state) {
        rollouts.look(plan(), packs(), List.copyOf(phones.values()), new RolloutNotice(inCall::contains, this::tell));
        assertEquals(wanted, told.size(), act + " of " + told);
        assertEquals(state, view().isDone() ? "done" : view().standing().word(), act);
    }

    private boolean tell(MacAddress phone) {
        notified.merge(phone, 1, Integer::sum);
        return tellable;
    }

    private void comeBack(int count) {
        told.stream()
                .filter(phone -> !back.contains(phone))
                .limit(count)
                .toList()
                .forEach(phone -> {
                    back.add(phone);
                    RunningFirmware before = phones.get(phone);
                    put(phone, version, true, before.lines(), now, now.plus(EXPIRY));
                });
    }

    private void restart() {
        rollouts = box();
        install();
    }

    private Firmware firmware() {
        return new Firmware("acme", new Glob("*"), version, "x.rom", List.of(), steps, rules);
    }

    private Packs packs() {
        return new Packs(
                List.of(new PackBuilder("acme", "Acme").firmware(advice).build()));
    }

    private ProvisionPlan plan() {
        return new ProvisionPlanBuilder(Map.of())
                .unknown(ProvisionPlan.UnknownPhones.HOLD)
                .firmware(List.of(firmware()))
                .build();
    }

    Map<String, Kept> store() {
        return store;
    }

    Fate kept(MacAddress phone) {
        return store.get(view().id()).phones().get(phone).fate();
    }

    @Override
    public List<Kept> load() {
        return List.copyOf(store.values());
    }

    @Override
    public void remember(String rollout, int ring, Standing standing) {
        Map<MacAddress, KeptPhone> before =
                store.containsKey(rollout) ? store.get(rollout).phones() : new HashMap<>();
        store.put(rollout, new Kept(rollout, ring, standing, before));
    }

    @Override
    public void remember(String rollout, MacAddress phone, Fate fate, int lines) {
        store.get(rollout).phones().put(phone, new KeptPhone(fate, lines));
    }

    @Override
    public void forget(String rollout) {
        store.remove(rollout);
    }
}
