package org.dialtone.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.dialtone.app.LinkHearing;
import org.dialtone.simulate.LoopPhonesMain;
import org.dialtone.simulate.Roster;

/** Phones in a loop on machines that fail, one round after another, under the eyes of a judge. */
final class TakeoverRounds implements AutoCloseable {

    /** @param lasts at least; until another machine has gone on, where one must */
    record Plan(TakeoverFault fault, Duration lasts) {

        static Plan any(Random random) {
            TakeoverFault[] all = TakeoverFault.values();
            TakeoverFault fault = all[random.nextInt(all.length)];
            return new Plan(
                    fault,
                    switch (fault) {
                        case FROZEN -> Duration.ofSeconds(random.nextInt(15, 61));
                        case CUT_FROM_DATABASE, CUT_FROM_LAN, DEAD_LAN, CUT_FROM_BOTH ->
                            Duration.ofSeconds(random.nextInt(5, 41));
                        case KILLED, DATABASE_KILLED -> Duration.ofSeconds(random.nextInt(1, 16));
                        case HANDED_OVER -> Duration.ZERO;
                    });
        }
    }

    /** What came of a round. Times in milliseconds, from the fault on. */
    record Round(
            Plan plan,
            Machine struck,
            long lasted,
            long firstAck,
            long served,
            long newPhones,
            long longest,
            long acks) {

        @Override
        public String toString() {
            return "%-17s of %s for %4.1f s: first ACK of another after %4.1f s, who asked by then served after %4.1f s, new phones up after %4.1f s, longest wait %4.1f s, %d ACKs"
                    .formatted(
                            plan.fault(),
                            struck,
                            lasted / 1e3,
                            firstAck / 1e3,
                            served / 1e3,
                            newPhones / 1e3,
                            longest / 1e3,
                            acks);
        }
    }

    private static final int VISITORS = 3;
    private static final int PATIENCE = 120;

    private final int count;
    private final int most;
    private final TakeoverLab lab;
    private final Turns turns = new Turns();
    private final Wire wire;
    private final LeaseAudit audit;
    private LoopPhones phones;

    /** @param most rounds, which decides how many phones the site knows */
    TakeoverRounds(Path folder, List<String> names, int count, int most) throws IOException {
        this.count = count;
        lab = new TakeoverLab(folder, names);
        wire = new Wire(lab.lan, lab.ports(), lab.folder);
        audit = new LeaseAudit(lab, wire, turns);
        this.most = most;
    }

    /** Starts the machines, switches the phones on, and waits until all of them are up and each other machine is ready. */
    void begin(long paceMillis, long seed) throws IOException {
        Path site = Files.writeString(lab.folder.resolve("site.yaml"), site(count + VISITORS * most));
        Machine first = lab.machines.getFirst();
        first.set("DIALTONE_SITE", site.toString());
        first.start();
        await("the first machine is active", () -> first.ready() == 200);
        audit.start();
        for (Machine other : lab.machines.subList(1, lab.machines.size())) {
            other.takeKeyOf(first);
            other.start();
        }
        phones = new LoopPhones(lab.phones, count, VISITORS * most, paceMillis, seed);
        await("all phones are up", () -> serving(0, 0).size() == count);
        await("one is active, the others are ready", this::isCalm);
    }

    Round round(Plan plan) throws IOException, InterruptedException {
        TakeoverFault fault = plan.fault();
        Machine struck = active();
        int deeds = phones.count();
        int packets = wire.since(0).size();
        long acks = audit.acks();
        long began = System.currentTimeMillis();
        strike(fault, struck, began);
        phones.visit(VISITORS);
        if (fault.movesTheTurn()) {
            await("another goes on", () -> firstAck(packets, struck) > 0);
        }
        Thread.sleep(Math.max(0, began + plan.lasts().toMillis() - System.currentTimeMillis()));
        heal(fault, struck, began);
        long lasted = System.currentTimeMillis() - began;
        await("new phones are up", () -> visitors(deeds, "visit").size() == VISITORS);
        await("one is active, the others are ready", this::isCalm);
        await("all are served", () -> serving(deeds, began + lasted).size() == count);
        long firstAck = fault.movesTheTurn() ? firstAck(packets, struck) - began : lasted;
        List<LoopPhones.Deed> all = phones.since(deeds);
        Round round = new Round(
                plan,
                struck,
                lasted,
                firstAck,
                longest(all.stream()
                        .filter(deed -> deed.began() < began + firstAck && deed.ended() > began)
                        .map(deed -> deed.ended() - began)),
                longest(visitors(deeds, "visit").stream().map(deed -> deed.ended() - began - away(fault, lasted))),
                longest(all.stream()
                        .filter(deed -> !deed.what().equals("visit"))
                        .map(LoopPhones.Deed::took)),
                audit.acks() - acks);
        // An address that a phone had when it vanished is lost to the others, for whoever asks for it gets an answer.
        phones.leave();
        await("those that were new have left", () -> visitors(deeds, "leave").size() == VISITORS);
        return round;
    }

    /** The time in which no machine can let a new phone up. */
    private static long away(TakeoverFault fault, long lasted) {
        return switch (fault) {
            case DATABASE_KILLED -> lasted;
            case DEAD_LAN -> LinkHearing.DEAD.toMillis();
            default -> 0;
        };
    }

    private static long longest(Stream<Long> times) {
        return times.mapToLong(Long::longValue).max().orElse(0);
    }

    private void strike(TakeoverFault fault, Machine struck, long began) throws IOException {
        switch (fault) {
            case KILLED -> struck.kill();
            case FROZEN -> struck.freeze();
            case CUT_FROM_DATABASE -> cutDatabase(struck, began);
            case CUT_FROM_LAN -> struck.pullCable(true);
            case DEAD_LAN -> struck.cutLan(true);
            case CUT_FROM_BOTH -> {
                struck.cutLan(true);
                cutDatabase(struck, began);
            }
            case HANDED_OVER -> struck.post("processes/handover", "{}");
            case DATABASE_KILLED -> lab.killPostgres();
        }
    }

    private void heal(TakeoverFault fault, Machine struck, long began) throws IOException {
        switch (fault) {
            case KILLED -> struck.start();
            case FROZEN -> {
                turns.wakes(struck.name, System.currentTimeMillis() * 1000);
                struck.wake();
            }
            case CUT_FROM_DATABASE -> joinDatabase(struck, began);
            case CUT_FROM_LAN -> struck.pullCable(false);
            case DEAD_LAN -> struck.cutLan(false);
            case CUT_FROM_BOTH -> {
                struck.cutLan(false);
                joinDatabase(struck, began);
            }
            case HANDED_OVER -> {}
            case DATABASE_KILLED -> lab.restartPostgres();
        }
    }

    private void cutDatabase(Machine struck, long began) {
        struck.cutDatabase(true);
        turns.cut(struck.name, began * 1000, Long.MAX_VALUE / 2);
    }

    private void joinDatabase(Machine struck, long began) {
        struck.cutDatabase(false);
        turns.cut(struck.name, began * 1000, System.currentTimeMillis() * 1000);
    }

    private Machine active() {
        String name = turns.now().orElseThrow();
        return lab.machines.stream()
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Epoch milliseconds of the first ACK by another machine; 0 where there is none yet. */
    private long firstAck(int from, Machine than) {
        return wire.since(from).stream()
                .filter(Seen.Acked.class::isInstance)
                .filter(each -> !each.by().equals(than.name))
                .mapToLong(each -> each.at() / 1000)
                .findFirst()
                .orElse(0);
    }

    private List<LoopPhones.Deed> visitors(int from, String what) {
        return phones.since(from).stream()
                .filter(deed -> deed.what().equals(what))
                .toList();
    }

    /** The phones that did something since, without visitors. */
    private Set<String> serving(int from, long began) {
        Set<String> macs = new HashSet<>();
        phones.since(from).stream()
                .filter(each -> !each.what().equals("visit") && each.ended() > began)
                .forEach(each -> macs.add(each.mac()));
        return macs;
    }

    private boolean isCalm() {
        int active = 0;
        for (Machine machine : lab.machines) {
            int ready = machine.ready();
            if (ready == 200) {
                active++;
            } else if (ready != 503) {
                tend(machine);
                return false;
            }
        }
        return active == 1;
    }

    private static void tend(Machine machine) {
        try {
            machine.tend();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void await(String what, BooleanSupplier held) {
        Box.await(PATIENCE, () -> what + "\n" + story(), held);
    }

    /** All that may tell why something went wrong. */
    String story() {
        StringBuilder story = new StringBuilder();
        audit.faults().stream().limit(20).forEach(fault -> story.append(fault).append('\n'));
        story.append(audit.faults().size()).append(" faults; phones: ");
        story.append(phones == null ? "off" : phones.failures()).append('\n');
        for (Machine machine : lab.machines) {
            List<String> log = Box.text(machine.log())
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("\t") && !line.contains(" [PhoneLog] "))
                    .toList();
            story.append(machine).append(":\n");
            log.subList(Math.max(0, log.size() - 40), log.size())
                    .forEach(line -> story.append(line).append('\n'));
        }
        return story.toString();
    }

    /** What was wrong on the wire so far. */
    List<String> faults() {
        return audit.faults();
    }

    /** How many ACKs were judged, and how many of them came from memory. */
    String tally() {
        return audit.acks() + " ACKs judged, " + audit.fromMemory() + " of them from memory, in " + turns.count()
                + " turns; what phones tried again: " + phones.failures();
    }

    /** Ends the capture, and returns what tcpdump says of it. */
    String captured() {
        wire.close();
        return wire.said();
    }

    private static String site(int phones) {
        return new Roster()
                .generate(phones, LoopPhonesMain.VENDORS)
                .siteFile()
                .replaceFirst("(?s)dhcp:.*?extensions:", """
                        dhcp:
                          interfaces: [voice0]
                          scopes:
                            - {name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.2.250], leaseTime: 5m}
                        extensions:""")
                .replace(", serverAddress: 127.66.0.1", "");
    }

    @Override
    public void close() throws IOException {
        try (lab;
                wire;
                audit) {
            if (phones != null) {
                phones.close();
            }
        }
    }
}
