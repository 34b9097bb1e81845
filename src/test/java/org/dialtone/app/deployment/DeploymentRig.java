package org.dialtone.app.deployment;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dialtone.app.Actor;
import org.dialtone.app.MemoryRevisions;
import org.dialtone.app.MovingPhones;
import org.dialtone.app.PhoneNotices;
import org.dialtone.app.PhonesInCall;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.view.FileAge;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.BoxClock;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.InstalledPacks;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.HeldAddresses;
import org.dialtone.phone.Resync.Failure;
import org.dialtone.phone.Resync.Purpose;
import org.dialtone.phone.Resync.Round;
import org.dialtone.provision.Answer;
import org.dialtone.provision.FileConfirmations;
import org.dialtone.provision.FileRequest;
import org.dialtone.provision.FirmwareStore;
import org.dialtone.provision.ForgetfulRecords;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.PlanReach;
import org.dialtone.provision.Provisioner;
import org.dialtone.provision.Renderer;
import org.dialtone.provision.RolloutGate;
import org.dialtone.sip.Call;
import org.dialtone.site.check.Surroundings;
import org.dialtone.site.compile.PhonePasswords;
import org.dialtone.site.model.Endpoints;

/**
 * A box with phones that fetch their files when they are told, by the real packs: phone 7 has the extension 1007 and the
 * name Room 7.
 */
public final class DeploymentRig implements Renderer, MovingPhones {

    private static final Ip4 BOX = Ip4.of("10.66.0.1");
    private static final List<String> GENTLE = List.of("001565", "000413", "000b82");
    private static final List<String> GENTLE_FILES = List.of("%s.cfg", "cfg%s.xml", "cfg%s.xml");
    private static final String RESTARTS = "0004f2";
    private static final String RESTARTS_FILE = "%s-user.cfg";

    public final HandClock hand = new HandClock(Instant.parse("2026-11-30T10:00:00Z"));
    public final BoxClock clock = hand.start();
    public final Set<Integer> off = new HashSet<>();
    final Set<Integer> deaf = new HashSet<>();
    final Map<Integer, Call> calls = new LinkedHashMap<>();
    final Set<Integer> told = new TreeSet<>();
    final Map<Integer, Turn> moving = new HashMap<>();
    private final Map<Integer, Integer> vlans = new LinkedHashMap<>();
    private final Map<Integer, String> names = new LinkedHashMap<>();
    private final Set<Integer> restarting = new HashSet<>();
    private final Map<MacAddress, Integer> numbers = new HashMap<>();
    private final HeldAddresses holders = new HeldAddresses();
    private final InstalledPacks packs = installed();
    private final Fleet fleet = new Fleet(packs.packs(), FleetStore.forgetful(List.of()), clock);
    private final PhoneRecords records = ForgetfulRecords.by(clock);
    private final Provisioner provisioner =
            new Provisioner(fleet, holders, _ -> {}, this, records, FirmwareStore.EMPTY, clock);
    private final MemoryDeployments store = new MemoryDeployments();
    public final SiteBook site = new SiteBook(
            packs.packs(),
            Surroundings.UNKNOWN,
            new Endpoints(80, 5060),
            new MemoryRevisions(),
            PhonePasswords.UNKNOWN,
            new SplittableRandom(7),
            clock);
    private final FileConfirmations confirmations =
            new FileConfirmations(records.served(), () -> site.plans().provision());
    /** How often phones were told, all together. */
    int times;

    private String build = "";
    public Deployments deployments;

    private static InstalledPacks installed() {
        InstalledPacks all = new InstalledPacks(Path.of("none"));
        all.load();
        return all;
    }

    /** @param restarts the phones of a vendor whose phones restart when they are told */
    public DeploymentRig(int phones, Set<Integer> restarts) {
        restarting.addAll(restarts);
        for (int phone = 1; phone <= phones; phone++) {
            names.put(phone, "Room " + phone);
            numbers.put(mac(phone), phone);
            holders.holders.put(address(phone), mac(phone));
        }
        TestSite.apply(site, yaml());
        site.onRevision(revision -> deployments.made(revision));
        site.onChange(plans -> fleet.configure(plans.identities()));
        site.onChange(plans -> provisioner.install(plans.provision()));
        names.keySet().forEach(this::fetch);
        start();
        site.onChange(plans -> deployments.installed(plans.provision()));
    }

    /** A start of the box, which keeps what it stored. */
    void start() {
        FileAge ages = new FileAge(records.served(), provisioner.tags(), _ -> {}, clock, System::nanoTime);
        PhonesInCall inCall = new PhonesInCall(() -> site.plans().provision(), () -> List.copyOf(calls.values()));
        PhoneFacts facts = new PhoneFacts(fleet, inCall, this, clock);
        PhoneNotices notices = this::notify;
        deployments = new Deployments(
                new PlanReach(fleet, FirmwareStore.EMPTY, RolloutGate.CLOSED), ages, facts, notices, store, clock);
        deployments.begin(site.plans().provision());
    }

    public MacAddress mac(int phone) {
        String oui = restarting.contains(phone) ? RESTARTS : GENTLE.get(phone % GENTLE.size());
        return MacAddress.of(oui + "%06x".formatted(phone));
    }

    private static Ip4 address(int phone) {
        return new Ip4(Ip4.of("10.66.1.0").bits() + phone);
    }

    /** @param revised who changes it */
    public void rename(Actor who, Map<Integer, String> revised) {
        names.putAll(revised);
        if (!site.apply(who, yaml(), TestSite.ANY).ok()) {
            throw new IllegalStateException(site.check(yaml()).findings().toString());
        }
    }

    void vlan(Actor who, int vlan, Set<Integer> phones) {
        phones.forEach(phone -> vlans.put(phone, vlan));
        rename(who, Map.of());
    }

    /** The phone restarts for its address, and so fetches its file. */
    void reboot(int phone) {
        moving.remove(phone);
        fetch(phone);
    }

    @Override
    public Map<MacAddress, Turn> turns() {
        return moving.entrySet().stream().collect(Collectors.toMap(each -> mac(each.getKey()), Map.Entry::getValue));
    }

    @Override
    public void start(Collection<MacAddress> phones) {
        phones.forEach(mac -> moving.put(numbers.get(mac), new Turn.Coming()));
    }

    @Override
    public Outlook outlook(DhcpPlan other) {
        return NO_MOVE;
    }

    void remove(Actor who, int phone) {
        names.remove(phone);
        rename(who, Map.of());
    }

    /** Another build or pack writes other files. */
    void build(String other) {
        build = other;
    }

    public void tick() {
        hand.pass(Duration.ofSeconds(1));
        deployments.tick();
    }

    /** The phone fetches its file, and registers. */
    void fetch(int phone) {
        String pattern = restarting.contains(phone) ? RESTARTS_FILE : GENTLE_FILES.get(phone % GENTLE.size());
        String file = pattern.formatted(mac(phone).plain());
        Answer answer =
                provisioner.answer(new FileRequest("/" + file, address(phone), BOX, null, FileRequest.Transport.HTTP));
        if (!(answer instanceof Answer.Document)) {
            throw new IllegalStateException(phone + " got " + answer);
        }
        hand.pass(Duration.ofMillis(1));
        confirmations.accept(Entry.of(clock.instant(), mac(phone), Event.SIP_REGISTER, address(phone)));
    }

    private Supplier<Round> notify(List<MacAddress> phones, int perSecond) {
        Instant began = clock.instant();
        Map<MacAddress, Failure> failures = new HashMap<>();
        for (MacAddress mac : phones) {
            int phone = numbers.get(mac);
            told.add(phone);
            times++;
            if (off.contains(phone)) {
                failures.put(mac, new Failure.Sent(Grounds.of(Reason.NO_ANSWER)));
            } else if (!deaf.contains(phone)) {
                fetch(phone);
            }
        }
        int taken = phones.size() - failures.size();
        Round round = new Round(
                began, Purpose.PROVISION, perSecond, phones.size(), phones.size(), taken, failures, false, began);
        return () -> round;
    }

    public String yaml() {
        List<String> extensions = new ArrayList<>();
        List<String> phones = new ArrayList<>();
        names.forEach((phone, name) -> {
            extensions.add("  - {number: \"%d\", name: \"%s\", password: aVeryLongOne%d}"
                    .formatted(1000 + phone, name, 1000 + phone));
            String vlan = vlans.containsKey(phone) ? ", settings: {vlan: %d}".formatted(vlans.get(phone)) : "";
            phones.add("  - {mac: \"%s\", lines: [\"%d\"]%s}".formatted(mac(phone), 1000 + phone, vlan));
        });
        return """
                dialtone: 1
                site: {name: Test, timezone: UTC, serverAddress: 10.66.0.1}
                provisioning: {token: RigToken0001}
                extensions:
                %s
                phones:
                %s
                """.formatted(String.join("\n", extensions), String.join("\n", phones));
    }

    @Override
    public Rendering render(String template, Map<String, Object> view) {
        return packs.render(template, view) instanceof Rendering.Text(String text)
                ? new Rendering.Text(text + build)
                : new Rendering.Fault(template, "broken");
    }

    @Override
    public Object edition() {
        return build;
    }
}
