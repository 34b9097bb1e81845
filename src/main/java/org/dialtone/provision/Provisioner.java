package org.dialtone.provision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.dialtone.holder.HolderCheck;
import org.dialtone.holder.HolderVerdict;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Reason;
import org.dialtone.net.BoxClock;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;
import org.dialtone.phone.Fleet;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.provision.ProvisionPlan.Phone;

/** Decides which phone gets which file. */
public final class Provisioner implements FileService {

    private static final Duration USUAL_WINDOW = Duration.ofMinutes(30);

    private final Fleet fleet;
    private final HolderCheck holders;
    private final FileNames names = new FileNames();
    private final BoxClock clock;
    private final FileJournal fileJournal;
    private final ForeignRequests foreignRequests;
    private final WindowBook windows;
    private final LeaseCheck gate;
    private final FileChoice choice;
    private final FirmwareHold firmwareHold;
    private final FileTags tags;
    private volatile ProvisionPlan plan;
    private volatile Consumer<MacAddress> adopter = _ -> {};

    public Provisioner(
            Fleet fleet,
            AddressHolders presence,
            Journal journal,
            Renderer renderer,
            PhoneRecords books,
            FirmwareStore firmware,
            BoxClock clock) {
        this.fleet = fleet;
        holders = new HolderCheck(presence);
        RenderedFiles files = new RenderedFiles(renderer, clock);
        FirmwareLookup lookup = new FirmwareLookup(firmware, books.rollouts(), fleet);
        firmwareHold = new FirmwareHold(lookup);
        this.clock = clock;
        fileJournal = new FileJournal(journal, clock);
        foreignRequests = new ForeignRequests(clock);
        windows = books.windows();
        gate = new LeaseCheck(fleet, presence, books, foreignRequests, mac -> adopter.accept(mac));
        choice = new FileChoice(
                fleet,
                names,
                gate,
                lookup,
                new FileServing(
                        holders, gate, files, lookup, new ProvisioningWindow(windows, lookup, clock), books.served()));
        tags = new FileTags(fleet, renderer, files, lookup, names, () -> plan);
    }

    /** The tags that phones' files have now. */
    public FileTags tags() {
        return tags;
    }

    /** The listener hears of phones to be adopted unasked, repeatedly until they are; it must not wait. */
    public void onArrival(Consumer<MacAddress> listener) {
        adopter = listener;
    }

    /** Lets this phone fetch its file from now on, for as long as the site's window is. */
    public void open(MacAddress mac) {
        withWindow(mac, windows::open);
    }

    /** This phone loads firmware: see {@link WindowBook#stretch}. */
    public void loads(MacAddress mac) {
        withWindow(mac, windows::stretch);
    }

    private void withWindow(MacAddress mac, BiConsumer<MacAddress, Duration> action) {
        ProvisionPlan now = plan;
        Phone phone = now == null ? null : now.phones().get(mac);
        if (phone != null) {
            Duration window = now.access().window();
            action.accept(phone.mac(), window == null ? USUAL_WINDOW : window);
        }
    }

    /** Requests for other devices' files in which this MAC is on either side; latest first, of the last day. */
    public List<ForeignRequest> foreignRequests(MacAddress mac) {
        return foreignRequests.of(mac);
    }

    public void install(ProvisionPlan newer) {
        plan = newer;
    }

    /** The box takes a phone's own log; where another device sends it, the journal says so. */
    @Override
    public UploadDecision put(FileRequest request) {
        ProvisionPlan now = plan;
        Optional<RequestPath> path = RequestPath.parse(request.path());
        boolean there = now != null
                && path.filter(parsed -> parsed.token() == null
                                || same(parsed.token(), now.root().token()))
                        .isPresent();
        return there
                ? received(asking(now, request, path.get().name()))
                : new UploadDecision.Refused(404, Grounds.of(Reason.NO_UPLOAD_PATH));
    }

    private UploadDecision received(RequestContext asking) {
        Instant began = clock.instant();
        UploadDecision owner = UploadDecision.of(asking, names.all(fleet.packs(), asking.file()));
        Optional<LeaseDecision.Nothing> stranger =
                owner instanceof UploadDecision.Taken ? gate.displaced(asking) : Optional.empty();
        return stranger.<UploadDecision>map(found -> {
                    FileDecision verdict = FileDecision.refused(null, found);
                    fileJournal.tell(asking, verdict, began);
                    return new UploadDecision.Refused(verdict.answer().status(), found.grounds());
                })
                .orElse(owner);
    }

    /** A request before the first plan finds nothing. */
    @Override
    public Answer answer(FileRequest request) {
        Instant began = clock.instant();
        ProvisionPlan now = plan;
        if (now == null) {
            return new Answer.Missing(Grounds.of(Reason.NO_SITE_YET));
        }
        Optional<RequestPath> path = RequestPath.parse(request.path());
        RequestContext asking = asking(now, request, path.map(RequestPath::name).orElse("(not a file name)"));
        FileDecision verdict = gate.unproven(asking)
                .map(nothing -> FileDecision.refused(null, nothing))
                .or(() -> path.map(parsed -> decide(asking, parsed)))
                .orElseGet(() -> FileDecision.missing(null, Reason.NO_SUCH_PATH));
        FileDecision timely = firmwareHold.timely(asking, verdict);
        fileJournal.tell(asking, timely, began);
        return timely.answer();
    }

    /** Gives out no firmware while so many phones boot, as this tells; it must not wait. */
    public void holdFirmware(BooleanSupplier whileBusy) {
        firmwareHold.during(whileBusy);
    }

    private RequestContext asking(ProvisionPlan now, FileRequest request, String file) {
        HolderVerdict verdict = holders.connected(request.remote(), request.local(), request.opener(), now::isOne);
        Phone asker = verdict.holder() == null ? null : now.phones().get(verdict.holder());
        RequestContext asking = new RequestContext(now, request, file, verdict, asker);
        if (asking.isItself()) {
            fleet.sighted(asking.holder(), null, request.usableUserAgent());
        }
        return asking;
    }

    private FileDecision decide(RequestContext asking, RequestPath path) {
        ProvisionPlan plan = asking.plan();
        FormerFolder former = plan.access().former();
        if (path.token() == null || same(path.token(), plan.root().token())) {
            return choice.of(asking, path);
        }
        return former != null && clock.instant().isBefore(former.until()) && same(path.token(), former.token())
                ? choice.of(asking, path)
                        .with(Detail.FORMER_UNTIL, clock.shown(former.until()).truncatedTo(ChronoUnit.SECONDS))
                : FileDecision.missing(null, Reason.FORMER_URL);
    }

    /** In constant time: the token is a secret. */
    private static boolean same(String token, String expected) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
