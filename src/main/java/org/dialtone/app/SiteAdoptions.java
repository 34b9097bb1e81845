package org.dialtone.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Pace;
import org.dialtone.phone.Resync;
import org.dialtone.provision.PendingPhone;
import org.dialtone.provision.PendingPhones;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.Provisioner;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;

/**
 * Adopts phones into the site, by an operator's decision or automatically where the site allows it, at a pace that no
 * flood exceeds.
 */
public final class SiteAdoptions implements Adoptions {

    private static final Logger LOG = Logger.getLogger(SiteAdoptions.class.getName());
    private static final Actor ITSELF = Actor.box("adoption");
    private static final int WRONG_CODES = 10;
    private static final int BY_THEMSELVES = 100;

    private final PendingPhones pendingPhones;
    private final SiteBook site;
    private final Resync resync;
    private final Provisioner provisioner;
    private final AdoptionTerm term;
    private final InstantSource clock;
    private final Pace codes = new Pace(WRONG_CODES, Duration.ofMinutes(1));
    private final Pace pace = new Pace(BY_THEMSELVES, Duration.ofHours(1));
    private final Set<MacAddress> uncommitted = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("adoptions").factory());
    private volatile Complaint trouble;

    public SiteAdoptions(
            PhoneRecords books,
            SiteBook site,
            Resync resync,
            Provisioner provisioner,
            AdoptionTerm term,
            InstantSource clock) {
        pendingPhones = books.pendingPhones();
        this.site = site;
        this.resync = resync;
        this.provisioner = provisioner;
        this.term = term;
        this.clock = clock;
    }

    /** Starts the automatic adoptions that the site allows, and has late phones fetch their files. */
    public void open(PendingPhoneAccounts pendingAccounts) {
        provisioner.onArrival(this::arrived);
        pendingAccounts.onLatecomer(mac -> executor.execute(() -> resync.tell(mac, Resync.Purpose.PROVISION)));
    }

    public void close() {
        executor.shutdownNow();
    }

    @Override
    public List<PendingPhone> waiting() {
        return pendingPhones.waiting().stream()
                .filter(pendingPhone -> !isListed(pendingPhone.mac()))
                .toList();
    }

    @Override
    public MacAddress find(String code) {
        if (codes.isSpent(clock.instant())) {
            throw new EditFault(Flaw.CODES_WRONG);
        }
        return pendingPhones
                .find(code == null ? "" : code.strip())
                .map(PendingPhone::mac)
                .filter(mac -> !isListed(mac))
                .orElseThrow(() -> {
                    codes.take(clock.instant());
                    return new EditFault(Flaw.CODE_UNKNOWN, code);
                });
    }

    @Override
    public Adoption adopt(Actor who, MacAddress mac, String number) {
        AtomicReference<Adoption> adopted = new AtomicReference<>();
        site.edit(who, "adopt", now -> {
                    String wanted = number == null || number.isBlank() ? PhoneEdits.nextFree(now) : number.strip();
                    adopted.set(new Adoption(mac, wanted, !PhoneEdits.has(now, wanted), null));
                    return PhoneEdits.adopt(now, mac, wanted);
                })
                .require();
        Adoption done = adopted.get();
        pendingPhones.adopted(mac, done.number(), done.made());
        LOG.info(() -> "%s is adopted as extension %s".formatted(mac, done.number()));
        return done.then(next(resync.tell(mac, Resync.Purpose.PROVISION)));
    }

    private static String next(Resync.Answer told) {
        return switch (told) {
            case Resync.Answer.Sent(String event, List<String> to) ->
                "it is told to come for its account (" + event + " to " + String.join(", then ", to) + ")";
            case Resync.Answer.Refused refused ->
                "it can't be told to come for its account: "
                        + Untold.complaint(refused).says() + "; it comes with its next check, or when it is restarted";
        };
    }

    @Override
    public void undo(Actor who, Long read, MacAddress mac) {
        PendingPhone pendingPhone = pendingPhones
                .find(mac)
                .filter(found -> !found.waits())
                .orElseThrow(() -> new EditFault(Flaw.PHONE_NOT_ADOPTED, mac));
        site.edit(
                        who,
                        "undo adoption",
                        Basis.ofPhone(site.document(), mac, read),
                        now -> PhoneEdits.release(now, mac, pendingPhone.number(), pendingPhone.made()))
                .require();
        pendingPhones.sendAway(mac);
        LOG.info(() -> "the adoption of %s is undone".formatted(mac));
    }

    @Override
    public Complaint trouble() {
        return trouble;
    }

    private void arrived(MacAddress mac) {
        if (term.isOpen() && !isListed(mac) && !pendingPhones.isSentAway(mac) && uncommitted.add(mac)) {
            executor.execute(() -> adoptByItself(mac));
        }
    }

    private void adoptByItself(MacAddress mac) {
        try {
            if (pace.isSpent(clock.instant())) {
                throw new EditFault(Flaw.ADOPTIONS_TOO_MANY, BY_THEMSELVES);
            }
            adopt(ITSELF, mac, null);
            pace.take(clock.instant());
            trouble = null;
        } catch (EditFault e) {
            Complaint why = e.complaint();
            if (!why.equals(trouble)) {
                LOG.warning(() ->
                        "%s is not adopted: %s".formatted(mac, Said.told(why).says()));
            }
            trouble = why;
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> mac + " is not adopted");
        } finally {
            uncommitted.remove(mac);
        }
    }

    private boolean isListed(MacAddress mac) {
        return site.plans().provision().phones().containsKey(mac);
    }
}
