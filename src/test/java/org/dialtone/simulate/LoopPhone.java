package org.dialtone.simulate;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A phone that never rests: it boots, and then renews, registers, restarts, fetches its file or gives its address back,
 * one after another at random. Whatever fails, it tries again until it is registered, by a restart.
 */
final class LoopPhone {

    /** What it tells of itself. */
    interface Diary {

        /** It has this address from now on. */
        void holds(Roster.Member who, LinkClient.Lease lease) throws IOException, InterruptedException;

        /** It gives the address up, and answers there no more. */
        void leaves(LinkClient.Lease lease) throws IOException, InterruptedException;

        /** It wanted something, and has it now. @param times epoch milliseconds of the beginning and the end */
        void did(Roster.Member who, String what, long began, long ended);

        void failed(Roster.Member who, String what, Exception why);
    }

    private static final Duration FILE_PATIENCE = Duration.ofSeconds(4);
    private static final Duration SIP_PATIENCE = Duration.ofSeconds(6);

    private final Roster.Member who;
    private final LinkClient dhcp;
    private final RandomGenerator random;
    private final Diary diary;
    private final List<SipRegister> lines = new ArrayList<>();
    private LinkClient.Lease lease;

    LoopPhone(Roster.Member who, LinkDhcp link, RandomGenerator random, Diary diary) {
        this.who = who;
        this.random = random;
        this.diary = diary;
        dhcp = new LinkClient(who, link, random);
    }

    /** Runs until its thread is interrupted. @param pace the longest rest between two deeds */
    void loop(Duration pace) throws InterruptedException {
        Thread.sleep(random.nextLong(pace.toMillis()));
        boot("boot");
        while (true) {
            Thread.sleep(random.nextLong(pace.toMillis() / 3, pace.toMillis()));
            act();
        }
    }

    /** From power-on to registration. */
    void boot(String what) throws InterruptedException {
        timed(what, this::start);
    }

    /** Unregisters, gives the address back, and is off, whether anybody answers or not. */
    void leave() throws InterruptedException {
        long began = System.currentTimeMillis();
        try {
            for (SipRegister line : lines) {
                line.unregister();
            }
        } catch (IOException e) {
            diary.failed(who, "leave", e);
        }
        try {
            release();
        } catch (IOException e) {
            diary.failed(who, "leave", e);
        }
        hangUp();
        diary.did(who, "leave", began, System.currentTimeMillis());
    }

    private void act() throws InterruptedException {
        double what = random.nextDouble();
        if (what < 0.45) {
            timed("renew", this::renew);
        } else if (what < 0.80) {
            timed("register", this::register);
        } else if (what < 0.93) {
            timed("restart", this::start);
        } else {
            timed("release", () -> {
                release();
                start();
            });
        }
    }

    private interface Deed {
        void run() throws IOException, InterruptedException;
    }

    private void timed(String what, Deed deed) throws InterruptedException {
        long began = System.currentTimeMillis();
        for (Deed next = deed; ; next = this::start) {
            try {
                next.run();
                diary.did(who, what, began, System.currentTimeMillis());
                return;
            } catch (IOException | IllegalArgumentException e) {
                diary.failed(who, what, e);
                Thread.sleep(200);
            }
        }
    }

    private void start() throws IOException, InterruptedException {
        hangUp();
        Optional<LinkClient.Lease> again = lease == null ? Optional.empty() : dhcp.reboot(lease.address());
        hold(again.isPresent() ? again.get() : dhcp.discover());
        for (LineAccount account : accounts()) {
            lines.add(new SipRegister(
                    account,
                    lease.address(),
                    VendorScript.fill(who.script().sipAgent(), who.model(), who.mac()),
                    SIP_PATIENCE,
                    random));
        }
        register();
    }

    private void release() throws IOException, InterruptedException {
        diary.leaves(lease);
        dhcp.release(lease);
        lease = null;
    }

    private void renew() throws IOException, InterruptedException {
        hold(dhcp.renew(lease).orElseThrow(() -> new IOException("no renewal")));
    }

    private void hold(LinkClient.Lease got) throws IOException, InterruptedException {
        lease = got;
        diary.holds(who, got);
    }

    private void register() throws IOException {
        for (SipRegister line : lines) {
            line.register();
        }
    }

    private List<LineAccount> accounts() throws IOException {
        String url = ProvisioningUrl.in(lease.options(), who.script().sources())
                .orElseThrow(() -> new IOException("the lease names no provisioning URL"));
        String agent = VendorScript.fill(who.script().userAgent(), who.model(), who.mac());
        List<LineAccount> found = new FileFetch(lease.address(), agent, FILE_PATIENCE)
                .all(who.script().urls(url, who.model(), who.mac()), who.script()).stream()
                        .filter(file -> file.status() == 200)
                        .flatMap(file -> who.script().accounts(PhoneFile.of(file.text())).stream())
                        .toList();
        if (found.isEmpty()) {
            throw new IOException("no account in its files");
        }
        return found;
    }

    private void hangUp() {
        for (SipRegister line : lines) {
            try {
                line.close();
            } catch (IOException _) {
                // The socket is as good as closed.
            }
        }
        lines.clear();
    }
}
