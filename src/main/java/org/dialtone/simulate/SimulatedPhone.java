package org.dialtone.simulate;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.PendingPhone;

/** One phone: leases an address, fetches its files, and registers the accounts that the files hold. */
final class SimulatedPhone implements Closeable {

    private static final Duration FILE_PATIENCE = Duration.ofSeconds(20);
    /** Timer F of RFC 3261. */
    private static final Duration SIP_PATIENCE = Duration.ofSeconds(32);

    private static final Duration PAUSE = Duration.ofSeconds(6);

    /** More than any real way over steps has. */
    private static final int MOST_LOADS = 5;

    /** How an image begins that a simulated phone takes for its firmware. */
    private static final Pattern IMAGE = Pattern.compile("firmware (\\S{1,40})\\R");

    private static final Duration TURN = Duration.ofMillis(500);
    /** In the event of a NOTIFY that makes the phone start anew. */
    private static final String RESTARTS = "reboot=true";

    private final MacAddress mac;
    private final VendorScript script;
    private final DhcpClient dhcp;
    private final Duration patience;
    private final RandomGenerator random;
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private final List<SipRegister> lines = new ArrayList<>();
    private VendorScript.Model model;
    private DhcpClient.Lease lease;
    private long leased;
    private String file;
    private String fault;
    private boolean isOver;
    private int loads;
    private Duration registration = Duration.ofMinutes(1);
    private long attempted;

    SimulatedPhone(Roster.Member who, Relay relay, Simulation.Setup setup, RandomGenerator random) {
        patience = setup.patience();
        mac = who.mac();
        script = who.script();
        model = who.model();
        this.random = random;
        dhcp = new DhcpClient(
                mac,
                VendorScript.fill(script.vendorClass(), model, mac),
                script.requests(),
                relay,
                setup.firstWait(),
                random);
    }

    /** Boots from power-on to registration; the result holds the fault, if any. */
    SimulatedBoot boot() throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        attempt();
        while (!isOver && System.nanoTime() < end) {
            Thread.sleep(random.nextLong(PAUSE.toMillis()));
            attempt();
        }
        return told();
    }

    /**
     * Keeps lease and registrations until interrupted. A phone that was refused begins again with each turn; one that
     * receives a NOTIFY begins again at once, with a new request for an address where the NOTIFY says so. Its turns
     * count from its own boot, so that many phones don't register at one time because they are held from one time on.
     */
    void hold(Consumer<SimulatedBoot> changes) throws InterruptedException {
        while (true) {
            Optional<String> told = notified(registration.dividedBy(2).minusNanos(System.nanoTime() - attempted));
            if (told.isPresent()) {
                close();
                lines.clear();
                lease = told.get().contains(RESTARTS) ? null : lease;
            }
            String before = fault;
            attempt();
            if (!Objects.equals(before, fault)) {
                changes.accept(told());
            }
        }
    }

    /** Answers requests for this time, up to a NOTIFY, whose event it gives; listens on each of several lines in turn. */
    private Optional<String> notified(Duration time) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        while (!lines.isEmpty() && System.nanoTime() < until) {
            Duration slice = lines.size() == 1 ? Duration.ofNanos(until - System.nanoTime()) : TURN;
            for (SipRegister line : lines) {
                try {
                    Optional<String> event = line.listen(slice);
                    if (event.isPresent()) {
                        return event;
                    }
                } catch (IOException _) {
                    // The next registration shows what is wrong.
                    Thread.sleep(TURN);
                }
            }
        }
        Thread.sleep(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
        return Optional.empty();
    }

    private void attempt() throws InterruptedException {
        try {
            if (lease == null) {
                lease = dhcp.boot(this::note);
                leased = System.nanoTime();
            } else if (System.nanoTime() - leased >= lease.renewal().toNanos()) {
                lease = dhcp.renew(lease);
                leased = System.nanoTime();
            }
            register();
            fault = lines.stream()
                    .map(SipRegister::user)
                    .filter(user -> PendingPhone.code(user).isPresent())
                    .findFirst()
                    .map(user -> "waits for an adoption: registered as " + user)
                    .orElse(null);
            isOver = true;
        } catch (IOException | IllegalArgumentException e) {
            fault = e.getMessage() == null ? e.toString() : e.getMessage();
            lease = e instanceof DhcpClient.Refused ? null : lease;
            isOver = !(e instanceof SocketTimeoutException
                    || e instanceof SocketException
                    || e instanceof EOFException
                    || e instanceof DhcpClient.Refused);
        } finally {
            attempted = System.nanoTime();
        }
    }

    private SimulatedBoot told() {
        return new SimulatedBoot(
                mac,
                script.key(),
                model.name(),
                lease == null ? null : lease.address(),
                file,
                lines.stream().map(SipRegister::user).toList(),
                fault,
                new LinkedHashMap<>(nanos),
                dhcp.repeated() + lines.stream().mapToInt(SipRegister::repeated).sum());
    }

    private void register() throws IOException, InterruptedException {
        if (lines.isEmpty()) {
            for (LineAccount account : configure()) {
                lines.add(new SipRegister(
                        account,
                        lease.address(),
                        VendorScript.fill(script.sipAgent(), model, mac),
                        patience.compareTo(SIP_PATIENCE) < 0 ? patience : SIP_PATIENCE,
                        random));
            }
        }
        long started = System.nanoTime();
        try {
            for (SipRegister line : lines) {
                registration = line.register();
            }
        } finally {
            note("REGISTER", System.nanoTime() - started);
        }
    }

    private List<LineAccount> configure() throws IOException {
        String told = ProvisioningUrl.in(lease.options(), script.sources())
                .orElseThrow(() -> new IOException(
                        "the lease names no provisioning URL (options " + String.join(", ", script.sources()) + ")"));
        FileFetch fetch =
                new FileFetch(lease.address(), VendorScript.fill(script.userAgent(), model, mac), FILE_PATIENCE);
        long started = System.nanoTime();
        List<FileFetch.Fetched> files = fetch.all(script.urls(told, model, mac), script);
        note("CONFIG", System.nanoTime() - started);
        if (loads < MOST_LOADS && isLoaded(fetch, files)) {
            loads++;
            return configure();
        }
        loads = 0;
        return accounts(files);
    }

    /** Loads the firmware that a file names; true where the phone has another one now, and so starts anew. */
    private boolean isLoaded(FileFetch fetch, List<FileFetch.Fetched> files) throws IOException {
        for (FileFetch.Fetched fetched : files) {
            Optional<String> url =
                    fetched.status() == 200 ? script.firmware(PhoneFile.of(fetched.text())) : Optional.empty();
            if (url.isPresent()) {
                Matcher image = IMAGE.matcher(fetch.get(url.get()).text());
                String before = model.firmware();
                model = image.lookingAt() ? model.with(image.group(1)) : model;
                return !model.firmware().equals(before);
            }
        }
        return false;
    }

    private List<LineAccount> accounts(List<FileFetch.Fetched> files) throws IOException {
        List<LineAccount> found = List.of();
        for (FileFetch.Fetched fetched : files) {
            List<LineAccount> here =
                    fetched.status() == 200 ? script.accounts(PhoneFile.of(fetched.text())) : List.of();
            if (!here.isEmpty() || found.isEmpty() && fetched.status() == 403) {
                found = here;
                file = fetched.name();
            }
        }
        if (found.isEmpty()) {
            throw new IOException(without(files));
        }
        return found;
    }

    /** A phone that waits for adoption gets its own file without an account. */
    private String without(List<FileFetch.Fetched> files) {
        Optional<String> own = files.stream()
                .filter(fetched -> fetched.status() == 200)
                .map(FileFetch.Fetched::name)
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(mac.plain()))
                .findFirst();
        Optional<String> refused = files.stream()
                .filter(fetched -> fetched.status() == 403)
                .map(FileFetch.Fetched::name)
                .reduce((_, last) -> last);
        return own.map(name -> "waits for an adoption: no account in " + name)
                .or(() -> refused.map(name -> "refused (403): " + name))
                .orElseGet(() -> "no account in "
                        + files.stream()
                                .map(fetched -> fetched.name() + " (" + fetched.status() + ")")
                                .toList());
    }

    private void note(String step, long took) {
        nanos.merge(step, took, Long::sum);
    }

    @Override
    public void close() {
        for (SipRegister line : lines) {
            try {
                line.close();
            } catch (IOException _) {
                // The socket is as good as closed.
            }
        }
    }
}
