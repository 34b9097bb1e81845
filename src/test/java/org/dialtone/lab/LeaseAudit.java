package org.dialtone.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks four times a second at whose turn the database says it is, at what was said on the wire since, and whether the
 * database holds it by now.
 */
final class LeaseAudit implements AutoCloseable {

    private static final long REST = 250;
    private static final String LEASES = "SELECT address, mac, since, expires FROM dialtone.";

    private final TakeoverLab lab;
    private final Wire wire;
    private final Turns turns;
    private final LeaseJudge judge;
    private final Psql database;
    private final Thread thread = Thread.ofPlatform().daemon().name("audit").unstarted(this::run);
    /** ACKs whose rows weren't read yet, because the database didn't answer. */
    private final List<Seen.Acked> unread = new ArrayList<>();
    /** ACKs whose rows were read at the last look; what a phone gave back by then is known after this one. */
    private List<Seen.Acked> read = List.of();

    private List<StoredLease> rows = List.of();
    private int count;

    LeaseAudit(TakeoverLab lab, Wire wire, Turns turns) {
        this.lab = lab;
        this.wire = wire;
        this.turns = turns;
        judge = new LeaseJudge(turns);
        database = new Psql(lab.server, lab.database());
    }

    void start() {
        thread.start();
    }

    /** Of all that was said until now. */
    synchronized List<String> faults() {
        look();
        look();
        return judge.faults();
    }

    synchronized long acks() {
        return judge.acks();
    }

    synchronized long fromMemory() {
        return judge.fromMemory();
    }

    private void run() {
        while (!Thread.interrupted()) {
            try {
                look();
                Thread.sleep(REST);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /** One look; everything that was said so far is judged by the next one. */
    private synchronized void look() {
        List<Seen> news = wire.since(count);
        count += news.size();
        news.forEach(each -> {
            if (each instanceof Seen.Acked ack) {
                unread.add(ack);
            }
        });
        List<Seen.Acked> due = List.copyOf(unread);
        List<StoredLease> there = null;
        try {
            turn();
            there = due.isEmpty() ? List.of() : rows(due);
            unread.clear();
        } catch (IOException _) {
            // The database is away: nobody can take the turn, and the rows are read when it is there again.
        }
        judge.see(news);
        judge.compare(read, rows);
        read = there == null ? List.of() : due;
        rows = there == null ? List.of() : there;
    }

    private void turn() throws IOException {
        long at = System.currentTimeMillis() * 1000;
        for (String row : database.rows("SELECT epoch, coalesce(process::text, '-') FROM dialtone.lease_writer")) {
            String[] words = row.split(" ");
            turns.saw(at, Long.parseLong(words[0]), machine(words[1]));
        }
    }

    private String machine(String id) throws IOException {
        for (Machine machine : lab.machines) {
            if (machine.id().filter(id::equals).isPresent()) {
                return machine.name;
            }
        }
        return "";
    }

    private List<StoredLease> rows(List<Seen.Acked> acks) throws IOException {
        String where = acks.stream()
                .map(ack -> Long.toString(Integer.toUnsignedLong(ack.address().bits())))
                .distinct()
                .collect(Collectors.joining(", ", " WHERE address IN (", ")"));
        return database.rows(LEASES + "lease" + where + " UNION ALL " + LEASES + "lease_history" + where).stream()
                .map(StoredLease::of)
                .toList();
    }

    @Override
    public void close() {
        thread.interrupt();
        database.close();
    }
}
