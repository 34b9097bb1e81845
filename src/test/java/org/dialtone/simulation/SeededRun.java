package org.dialtone.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.app.MemoryRevisions;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.site.Review;
import org.dialtone.site.check.Surroundings;
import org.dialtone.site.compile.PhonePasswords;
import org.dialtone.site.model.Endpoints;

/** One run: a site, a box, phones and faults from one seed; first trouble, then calm. */
final class SeededRun {

    private static final Duration TROUBLE = Duration.ofMinutes(40);
    private static final Duration CALM = Duration.ofMinutes(20);
    /** From then on, after the start of the calm, nobody calls any more. */
    private static final Duration REST = Duration.ofMinutes(12);

    private static final Duration A_COMMIT = Duration.ofMillis(20);
    private static final Duration EXAM = Duration.ofMinutes(4);
    /** One run of so many has the box's own database on real files. */
    private static final int REAL_FILES = 5;

    private static final int TEN_YEARS = 3650 * 86_400;
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final long seed;
    private final VirtualTime time = new VirtualTime();
    private final Chance chance;
    private final EventTrace trace = new EventTrace(time);
    private final FaultRates rates;
    private final VirtualLan lan;
    private final DiskImage image;
    private final VirtualDisk disk;
    private final VirtualBox box;
    private final List<HonestPhone> phones = new ArrayList<>();
    private final List<Rogue> rogues;
    private final CallLedger ledger = new CallLedger();
    private final CallRounds rounds;
    private final Promises promises;
    private long steps;
    private long look;

    /** @param phones honest ones */
    SeededRun(long seed, int phones, RealPacks packs) {
        this.seed = seed;
        chance = new Chance(seed);
        rates = FaultRates.of(chance, phones);
        lan = new VirtualLan(time, chance, trace, rates);
        image = isOnFiles() ? new SqliteImage() : new MemoryImage();
        disk = new VirtualDisk(time, chance, trace, rates, image);
        SiteBook site = new SiteBook(
                packs.packs(),
                Surroundings.UNKNOWN,
                new Endpoints(80, BoxProcess.SIP_PORT),
                new MemoryRevisions(),
                PhonePasswords.UNKNOWN,
                chance.split(),
                time);
        Review review = TestSite.apply(site, yaml(phones));
        if (!review.ok()) {
            throw new AssertionError(review.findings());
        }
        box = new VirtualBox(time, chance, trace, lan, disk, site, packs);
        IntStream.rangeClosed(1, phones)
                .forEach(number -> this.phones.add(new HonestPhone(number, time, chance, lan, box, ledger)));
        this.phones.forEach(lan::add);
        rogues = IntStream.rangeClosed(1, rates.rogues())
                .mapToObj(number -> new Rogue(number, time, chance, lan, box, ledger, this.phones))
                .toList();
        rogues.forEach(lan::add);
        rounds = new CallRounds(time, chance, ledger, this.phones);
        promises = new Promises(time, lan, box, this.phones);
    }

    /** A site with a pool that is hardly larger than it must be. */
    private static String yaml(int phones) {
        int last = phones + phones / 5 + 3;
        String extensions = IntStream.rangeClosed(1, phones)
                .mapToObj(each -> "  - {number: \"" + HonestPhone.extension(each) + "\", password: "
                        + HonestPhone.secret(each) + "}\n")
                .collect(Collectors.joining());
        String listed = IntStream.rangeClosed(1, phones)
                .mapToObj(each -> "  - {mac: \"" + HonestPhone.mac(each) + "\", vendor: yealink, lines: [\""
                        + HonestPhone.extension(each) + "\"]}\n")
                .collect(Collectors.joining());
        String helpers = IntStream.rangeClosed(1, Math.min(phones, CallLedger.HELPERS))
                .mapToObj(HonestPhone::extension)
                .collect(Collectors.joining(", "));
        return """
                dialtone: 1
                site: {name: Simulation, timezone: Europe/Athens}
                dhcp:
                  interfaces: [voice0]
                  scopes:
                    - {name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.0-10.66.%d.%d], leaseTime: 10m,
                       options: {tftp-server-name: "{root}"}}
                extensions:
                %sphones:
                %snumbers: [{number: "%s", ring: [%s]}]
                """.formatted(1 + last / 256, last % 256, extensions, listed, CallLedger.EMERGENCY, helpers);
    }

    private boolean isOnFiles() {
        return seed % REAL_FILES == 0;
    }

    /** @throws Violation where a promise is broken */
    void run() {
        try (image) {
            live();
        }
    }

    private void live() {
        box.start();
        phones.forEach(phone -> time.after(chance.millis(0, 60_000), phone::turnOn));
        rogues.forEach(rogue -> time.after(chance.millis(0, 120_000), rogue::begin));
        for (int i = 0; i < rates.crashes(); i++) {
            time.after(chance.millis(1_000, TROUBLE.toMillis()), this::crash);
        }
        for (int i = 0; i < rates.clockChanges(); i++) {
            time.after(chance.millis(1_000, TROUBLE.toMillis()), this::setClock);
        }
        for (int i = 0; i < rates.powerCycles(); i++) {
            time.after(chance.millis(60_000, TROUBLE.toMillis()), this::cyclePower);
        }
        rounds.begin();
        time.after(TROUBLE, this::calm);
        time.after(TROUBLE.plus(REST), this::rest);
        go(TROUBLE.plus(CALM));
        promises.everyPhoneIsUp(CALM);
        rounds.examine();
        go(TROUBLE.plus(CALM).plus(EXAM));
        promises.everyCallIsOver(ledger);
        promises.memoryIsBounded();
    }

    private void go(Duration until) {
        long end = until.toNanos();
        while (time.step(end)) {
            steps++;
            if (time.nanos() >= look) {
                // A look at everything goes through all phones and strangers.
                int seen = promises.checkAll();
                look = time.nanos() + LOOK.plusMillis(seen * 50L).toNanos();
            } else {
                promises.check();
            }
        }
    }

    private void rest() {
        if (disk.isIdle()) {
            promises.everyRegistrationIsStored(image.bindings());
            rounds.rest();
        } else {
            time.after(A_COMMIT, this::rest);
        }
    }

    private void crash() {
        if (box.process().isPresent()) {
            promises.memoryIsBounded();
            box.crash();
            ledger.crashed();
            time.after(chance.millis(100, 60_000), box::start);
            if (chance.of(0.5)) {
                setClock();
            }
        }
    }

    /** Somebody, or a battery that is empty, sets the wall clock of the box by up to ten years. */
    private void setClock() {
        long seconds = chance.of(0.2) ? chance.below(120) - 60 : chance.below(2 * TEN_YEARS) - TEN_YEARS;
        trace.say(EventTrace.BOX, "has its wall clock set by " + seconds + " s");
        time.set(Duration.ofSeconds(seconds));
    }

    private void cyclePower() {
        HonestPhone phone = chance.from(phones);
        boolean politely = chance.of(0.2);
        trace.say(phone.name(), politely ? "is switched off" : "loses its power");
        phone.turnOff(politely);
        time.after(chance.of(0.3) ? chance.seconds(600, 1_200) : chance.millis(500, 120_000), () -> {
            trace.say(phone.name(), "has power");
            phone.turnOn();
        });
    }

    private void calm() {
        trace.say(EventTrace.BOX, "all faults end");
        lan.calm();
        disk.calm();
        rogues.forEach(Rogue::leave);
        phones.forEach(HonestPhone::turnOn);
    }

    long hash() {
        return trace.hash();
    }

    /** All that happened, in order. */
    List<String> lines() {
        return trace.lines();
    }

    /** What the seed made, in one line. */
    String summary() {
        return "seed " + seed + ": " + phones.size() + " phones" + (isOnFiles() ? " on SQLite" : "") + ", " + steps
                + " steps; " + rates + "; " + ledger.summary() + ", " + box.readAlong() + " files read along";
    }

    /** The last lines about this violation. */
    String story(Violation violation) {
        return trace.story(violation.subjects());
    }
}
