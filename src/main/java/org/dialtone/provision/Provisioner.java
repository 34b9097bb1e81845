package org.dialtone.provision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dialtone.holder.HolderCheck;
import org.dialtone.holder.HolderVerdict;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Reason;
import org.dialtone.net.BoxClock;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.PackFile;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlan.PlaceRule;

/** Decides which phone gets which file. */
public final class Provisioner implements FileService {

    private static final Duration USUAL_WINDOW = Duration.ofMinutes(30);

    private final Fleet fleet;
    private final HolderCheck holders;
    private final RenderedFiles files;
    private final FirmwareLookup firmware;
    private final FileNames names = new FileNames();
    private final BoxClock clock;
    private final FileJournal fileJournal;
    private final ForeignRequests foreignRequests;
    private final WindowBook windows;
    private final LeaseCheck gate;
    private final ProvisioningWindow handover;
    private final ServedFiles served;
    private final FirmwareHold firmwareHold;
    private final FileTags tags;
    private volatile ProvisionPlan plan;
    private volatile Consumer<MacAddress> adopter = _ -> {};

    /** A provisioner that keeps no records of waiting phones, places and deliveries. */
    public Provisioner(
            Fleet fleet,
            AddressHolders presence,
            Journal journal,
            Renderer renderer,
            FirmwareStore firmware,
            BoxClock clock) {
        this(fleet, presence, journal, renderer, PhoneRecords.forgetful(clock), firmware, clock);
    }

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
        files = new RenderedFiles(renderer, clock);
        this.firmware = new FirmwareLookup(firmware, books.rollouts(), fleet);
        firmwareHold = new FirmwareHold(this.firmware);
        this.clock = clock;
        fileJournal = new FileJournal(journal, clock);
        foreignRequests = new ForeignRequests(clock);
        windows = books.windows();
        gate = new LeaseCheck(fleet, presence, books, foreignRequests, mac -> adopter.accept(mac));
        handover = new ProvisioningWindow(windows, this.firmware, clock);
        served = books.served();
        tags = new FileTags(fleet, renderer, files, this.firmware, names, () -> plan);
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

    /** Requests so far that no phone's journey shows, because neither their address nor their file belongs to a MAC. */
    public long unattributed() {
        return fileJournal.unattributed();
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
        // What another device says of itself must not be learned about the phone whose address it took.
        boolean itself = switch (verdict) {
            case HolderVerdict.Itself _ -> true;
            case HolderVerdict.Silent _, HolderVerdict.Unreadable _ ->
                now.access().placeRule() == PlaceRule.LOG;
            case HolderVerdict.Another _, HolderVerdict.Nobody _ -> false;
        };
        if (itself) {
            fleet.sighted(verdict.holder(), null, request.usableUserAgent());
        }
        Phone asker = verdict.holder() == null ? null : now.phones().get(verdict.holder());
        return new RequestContext(now, request, file, verdict, asker);
    }

    private FileDecision decide(RequestContext asking, RequestPath path) {
        ProvisionPlan plan = asking.plan();
        FormerFolder former = plan.access().former();
        if (path.token() == null || same(path.token(), plan.root().token())) {
            return search(asking, path);
        }
        return former != null && clock.instant().isBefore(former.until()) && same(path.token(), former.token())
                ? search(asking, path)
                        .with(Detail.FORMER_UNTIL, clock.shown(former.until()).truncatedTo(ChronoUnit.SECONDS))
                : FileDecision.missing(null, Reason.FORMER_URL);
    }

    private FileDecision search(RequestContext asking, RequestPath path) {
        return firmware.isNamed(asking.plan(), path)
                ? toKnown(asking, () -> firmware.named(asking.plan(), path, asking.askerMac()))
                : match(asking, path);
    }

    private FileDecision match(RequestContext asking, RequestPath path) {
        List<FileMatch> matches = names.all(fleet.packs(), path.name());
        if (matches.isEmpty()) {
            return FileDecision.missing(null, Reason.UNKNOWN_NAME);
        }
        MacAddress claimed = matches.stream()
                .map(FileMatch::claimed)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Phone phone = claimed == null ? asking.asker() : asking.plan().phones().get(claimed);
        MacAddress whose = claimed != null ? claimed : asking.holder();
        VendorChoice choice =
                new VendorChoice(fleet, phone, whose, asking.request().usableUserAgent());
        return choice.among(matches)
                .map(match -> serve(asking, match, choice.model()))
                .orElseGet(() -> undecided(asking, matches, phone, choice));
    }

    private FileDecision undecided(RequestContext asking, List<FileMatch> matches, Phone phone, VendorChoice choice) {
        FileMatch first = matches.getFirst();
        if (matches.stream().allMatch(match -> match.file().kind() == PackFile.Kind.ABSENT)) {
            return serve(asking, first, null);
        }
        Optional<LeaseDecision.Nothing> refusal = first.claimed() == null
                ? gate.refusal(asking)
                : gate.rule(asking, first.claimed()) instanceof LeaseDecision.Nothing nothing
                        ? Optional.of(nothing)
                        : Optional.empty();
        return refusal.map(nothing -> FileDecision.refused(first.claimed(), nothing))
                .orElseGet(() -> FileDecision.missing(first.claimed(), choice.doubt(matches)));
    }

    private FileDecision serve(RequestContext asking, FileMatch match, String model) {
        return switch (match.file().kind()) {
            case PHONE -> servePhone(asking, match, model);
            case MODEL, COMMON -> serveShared(asking, match, model, gate.refusal(asking), view -> view.common(model));
            case PHONEBOOK -> serveBook(asking, match, model);
            case FIRMWARE -> serveFirmware(asking, match, model);
            case LOG -> FileDecision.missing(match.claimed(), Reason.LOG_IS_PUT);
            case ABSENT ->
                FileDecision.leftOut(match.claimed(), absence(match.file().why()));
        };
    }

    private static Grounds absence(String why) {
        return why == null
                ? Grounds.of(Reason.NOT_MADE)
                : Grounds.of(Reason.LEFT_OUT_BY_PACK).with(Detail.NOTE, why);
    }

    private FileDecision servePhone(RequestContext asking, FileMatch match, String model) {
        MacAddress claimed = match.claimed();
        return switch (gate.rule(asking, claimed)) {
            case LeaseDecision.Nothing nothing -> FileDecision.refused(claimed, nothing);
            case LeaseDecision.Bare(LeaseDoubt doubt, Grounds grounds, String code) ->
                render(match, null, () -> view(asking, match).bare(claimed, model, code), asking, model, null)
                        .as(doubt, doubt.bare, grounds.forEntry());
            case LeaseDecision.Whole(Phone phone, Event despite, Details why) -> {
                if (despite == null) {
                    firmware.take(asking.plan(), match.pack().key(), model, phone.mac());
                }
                FileDecision whole = render(
                        match,
                        source(asking, match, claimed, model, phone.mac()),
                        () -> view(asking, match).of(phone, claimed, model),
                        asking,
                        model,
                        phone);
                HolderVerdict now =
                        holders.again(asking.verdict(), asking.request().remote(), asking.plan()::isOne);
                if (despite == null && !now.equals(asking.verdict())) {
                    yield servePhone(asking.with(now), match, model);
                }
                FileDecision rendered = despite == null ? spare(match, phone, whole) : whole.as(null, despite, why);
                if (rendered.answer() instanceof Answer.Document) {
                    gate.served(asking, phone);
                }
                FileDecision handed = handover.hand(asking, match, model, phone, rendered);
                served.answered(asking, match, model, phone, handed.answer());
                yield handed;
            }
        };
    }

    /** Notes where the vendor's file holds fewer accounts than the phone has lines. */
    private static FileDecision spare(FileMatch match, Phone phone, FileDecision rendered) {
        int fit = match.pack().dialect().accounts();
        int lines = phone.lines().size();
        return lines <= fit
                ? rendered
                : rendered.as(
                        null,
                        Event.FILE_LINES_LEFT_OUT,
                        Grounds.of(Reason.LINES_LEFT_OUT)
                                .with(Detail.VENDOR, match.pack().name())
                                .with(Detail.MOST, fit)
                                .with(Detail.LEFT_OUT, lines - fit)
                                .forEntry());
    }

    private FileDecision serveShared(
            RequestContext asking,
            FileMatch match,
            String model,
            Optional<LeaseDecision.Nothing> refusal,
            Function<TemplateView, Map<String, Object>> content) {
        return refusal.map(nothing -> FileDecision.refused(null, nothing))
                .orElseGet(() -> render(
                        match,
                        source(asking, match, null, model, asking.askerMac()),
                        () -> content.apply(view(asking, match)),
                        asking,
                        model,
                        null));
    }

    private FileDecision serveBook(RequestContext asking, FileMatch match, String model) {
        Optional<LeaseDecision.Nothing> refusal = gate.bookRefusal(asking);
        if (refusal.isEmpty() && match.file().search() != null) {
            return search(asking, match, model);
        }
        boolean beyond = match.page() > 1
                && match.page() > new PhonebookView(asking.plan().phonebook()).pages();
        return refusal.isEmpty() && beyond
                ? FileDecision.missing(null, Grounds.of(Reason.NO_SUCH_PAGE).with(Detail.PAGE, match.page()))
                : serveShared(asking, match, model, refusal, view -> view.phonebook(model, match.page()));
    }

    /** The wanted file has no {@link RenderedFiles.Source}. */
    private FileDecision search(RequestContext asking, FileMatch match, String model) {
        return BookQuery.of(match.file().search(), asking.request().path())
                .map(query -> render(match, null, () -> view(asking, match).found(model, query), asking, model, null))
                .orElseGet(() -> FileDecision.missing(null, Reason.NO_SUCH_SEARCH));
    }

    private FileDecision serveFirmware(RequestContext asking, FileMatch match, String model) {
        Optional<LeaseDecision.Nothing> refusal = gate.refusal(asking);
        if (refusal.isEmpty()) {
            firmware.take(asking.plan(), match.pack().key(), model, asking.askerMac());
        }
        boolean described = match.file().template() != null
                && firmware.told(asking.plan(), match.pack().key(), model, asking.askerMac())
                        .isPresent();
        return described
                ? serveShared(asking, match, model, refusal, view -> view.common(model))
                : toKnown(
                        asking, () -> firmware.forPhone(asking.plan(), match, model, asking.file(), asking.askerMac()));
    }

    /** Firmware is no secret, but strangers could keep the box busy with it. */
    private FileDecision toKnown(RequestContext asking, Supplier<Answer> answer) {
        return gate.refusal(asking)
                .map(nothing -> FileDecision.refused(null, nothing))
                .orElseGet(() -> switch (answer.get()) {
                    case Answer.Missing(Grounds grounds) -> FileDecision.missing(null, grounds);
                    case Answer found -> FileDecision.served(found, null);
                });
    }

    private TemplateView view(RequestContext asking, FileMatch match) {
        return new TemplateView(asking.plan(), match.pack(), asking.request().local(), firmware, asking.askerMac());
    }

    private RenderedFiles.Source source(
            RequestContext asking, FileMatch match, MacAddress whose, String model, MacAddress told) {
        String state = firmware.state(asking.plan(), match.pack().key(), model, told);
        return RenderedFiles.Source.of(match, whose, model, asking.request().local(), state);
    }

    private FileDecision render(
            FileMatch match,
            RenderedFiles.Source source,
            Supplier<Map<String, Object>> view,
            RequestContext asking,
            String model,
            Phone phone) {
        Supplier<RenderedFiles.View> whole = () -> new RenderedFiles.View(
                view.get(),
                asking.plan().levels().of(match.pack().key(), model, phone).raw());
        return switch (files.get(asking.plan(), match, source, whole)) {
            case RenderedFiles.File.Whole(byte[] bytes, String etag) ->
                FileDecision.served(
                        new Answer.Document(asking.file(), bytes, match.file().type(), etag), match.claimed());
            case RenderedFiles.File.Broken(String why, Instant _) -> FileDecision.broken(match.claimed(), why);
        };
    }

    /** In constant time: the token is a secret. */
    private static boolean same(String token, String expected) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
