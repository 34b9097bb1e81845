package org.dialtone.provision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dialtone.journal.Cause;
import org.dialtone.journal.Journal;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.PackFile;
import org.dialtone.phone.Presence;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.provision.ProvisionPlan.Phone;

/** Decides who gets which file, whatever protocol it is asked over. Safe to ask from any thread. */
public final class Provisioner {

    /** How the journal tells of a phone that still follows the folder before a rotation. */
    public static final String FORMER = "asks in the former folder";

    private static final Duration USUAL_WINDOW = Duration.ofMinutes(30);

    private final Fleet fleet;
    private final Presence presence;
    private final Renderer renderer;
    private final InstantSource clock;
    private final Chronicle chronicle;
    private final Crossings crossings;
    private final Windows windows;
    private final Gate gate;
    private final Handover handover;
    private volatile Installed installed;
    private volatile Consumer<MacAddress> adopter = _ -> { };

    /** One that forgets who waits, who hangs where and who got what. */
    public Provisioner(Fleet fleet, Presence presence, Journal journal, Renderer renderer, InstantSource clock) {
        this(fleet, presence, journal, renderer, Books.forgetful(clock), clock);
    }

    public Provisioner(Fleet fleet, Presence presence, Journal journal, Renderer renderer, Books books, InstantSource clock) {
        this.fleet = fleet;
        this.presence = presence;
        this.renderer = renderer;
        this.clock = clock;
        chronicle = new Chronicle(journal, clock);
        crossings = new Crossings(clock);
        windows = books.windows();
        gate = new Gate(fleet, presence, books, crossings, mac -> adopter.accept(mac));
        handover = new Handover(windows, clock);
    }

    private record Installed(ProvisionPlan plan, Map<Ip4, Phone> byAddress) {
    }

    /** Is told of phones that are to be adopted without being asked for, again and again until they are; must not wait. */
    public void onArrival(Consumer<MacAddress> listener) {
        adopter = listener;
    }

    /** Lets this phone fetch its file from now on, for as long as the site's window is. */
    public void open(MacAddress mac) {
        Installed now = installed;
        Phone phone = now == null ? null : now.plan().phones().get(mac);
        if (phone != null) {
            Duration window = now.plan().access().window();
            windows.open(phone.mac(), window == null ? USUAL_WINDOW : window);
        }
    }

    /** Who asked for files of others that this MAC has to do with, on either side; latest first, of the last day. */
    public List<Crossing> crossings(MacAddress mac) {
        return crossings.of(mac);
    }

    public void install(ProvisionPlan plan) {
        Map<Ip4, Phone> byAddress = new HashMap<>();
        plan.phones().values().forEach(phone -> phone.addresses().forEach(address -> byAddress.put(address, phone)));
        installed = new Installed(plan, Map.copyOf(byAddress));
    }

    /** Requests so far that no journey could tell of, as neither their address nor their file belongs to any MAC. */
    public long unattributed() {
        return chronicle.unattributed();
    }

    /** Whether any pack has a file of this path's name. */
    public boolean knows(String path) {
        return RequestPath.parse(path).filter(parsed -> !FileMatch.all(fleet.packs(), parsed.name()).isEmpty()).isPresent();
    }

    /** Never throws; a request before the first plan finds nothing. */
    public Answer answer(FileRequest request) {
        Instant began = clock.instant();
        Installed now = installed;
        if (now == null) {
            return new Answer.Missing("no site is installed yet");
        }
        Optional<RequestPath> path = RequestPath.parse(request.path());
        Asking asking = asking(now, request, path.map(RequestPath::name).orElse("(not a file name)"));
        Verdict verdict = path.map(parsed -> decide(asking, parsed))
                .orElseGet(() -> Verdict.missing(null, "no phone asks for a path like this"));
        chronicle.tell(asking, verdict, began);
        return verdict.answer();
    }

    private Asking asking(Installed now, FileRequest request, String file) {
        MacAddress holder = presence.holder(request.remote()).orElse(null);
        Phone asker = holder == null ? null : now.plan().phones().get(holder);
        Phone placed = now.byAddress().get(request.remote());
        MacAddress heard = holder == null && placed != null ? placed.mac() : holder;
        Asking asking = new Asking(now.plan(), request, file, heard, asker == null ? placed : asker);
        // What another device says of itself is not to be learned of the phone whose address it took.
        boolean itself = presence.neighbour(request.remote()).filter(met -> heard != null && !asking.isOne(heard, met)).isEmpty();
        if (heard != null && itself) {
            fleet.sighted(heard, null, request.usableUserAgent());
        }
        return asking;
    }

    private Verdict decide(Asking asking, RequestPath path) {
        ProvisionPlan plan = asking.plan();
        FormerFolder former = plan.access().former();
        if (path.token() == null || same(path.token(), plan.root().token())) {
            return search(asking, path);
        }
        return former != null && clock.instant().isBefore(former.until()) && same(path.token(), former.token())
                ? search(asking, path).and(FORMER + ", which answers until " + former.until().truncatedTo(ChronoUnit.SECONDS))
                : Verdict.missing(null, "the folder in the URL isn't this site's; the phone follows an old URL, give it the present one (option 66)");
    }

    private Verdict search(Asking asking, RequestPath path) {
        List<FileMatch> matches = FileMatch.all(fleet.packs(), path.name());
        if (matches.isEmpty()) {
            return Verdict.missing(null, "no vendor pack knows a file of this name");
        }
        MacAddress claimed = matches.stream().map(FileMatch::claimed).filter(Objects::nonNull).findFirst().orElse(null);
        Phone phone = claimed == null ? asking.asker() : asking.plan().phones().get(claimed);
        MacAddress whose = claimed != null ? claimed : asking.holder();
        VendorChoice choice = new VendorChoice(fleet, phone, whose, asking.request().usableUserAgent());
        return choice.among(matches).map(match -> serve(asking, match, choice.model()))
                .orElseGet(() -> undecided(asking, matches, phone, choice));
    }

    private Verdict undecided(Asking asking, List<FileMatch> matches, Phone phone, VendorChoice choice) {
        FileMatch first = matches.getFirst();
        if (matches.stream().allMatch(match -> match.file().kind() == PackFile.Kind.ABSENT)) {
            return serve(asking, first, null);
        }
        Optional<Ruling.Nothing> refusal = first.claimed() == null ? gate.refusal(asking)
                : gate.rule(asking, first.claimed()) instanceof Ruling.Nothing nothing ? Optional.of(nothing) : Optional.empty();
        return refusal.map(nothing -> Verdict.refused(first.claimed(), nothing))
                .orElseGet(() -> Verdict.missing(first.claimed(), choice.doubt(matches)));
    }

    private Verdict serve(Asking asking, FileMatch match, String model) {
        return switch (match.file().kind()) {
            case PHONE -> servePhone(asking, match, model);
            case MODEL, COMMON -> serveShared(asking, match, model, view -> view.common(model));
            case PHONEBOOK -> serveShared(asking, match, model, view -> view.phonebook(model));
            case FIRMWARE, LOG -> Verdict.missing(match.claimed(), "firmware and uploads aren't served by this version");
            case ABSENT -> Verdict.missing(match.claimed(), match.file().why() == null ? "not made here" : match.file().why());
        };
    }

    private Verdict servePhone(Asking asking, FileMatch match, String model) {
        MacAddress claimed = match.claimed();
        TemplateView view = new TemplateView(asking.plan(), match.pack(), asking.request().local());
        return switch (gate.rule(asking, claimed)) {
            case Ruling.Nothing nothing -> Verdict.refused(claimed, nothing);
            case Ruling.Bare(Cause cause, String details, String code) ->
                    render(match, view.bare(claimed, model, code), effective(asking, match, model, null), asking, cause, details);
            case Ruling.Whole(Phone phone, String note) -> {
                Verdict rendered = render(match, view.of(phone, claimed, model), effective(asking, match, model, phone), asking, null,
                        note != null ? note : spare(match, phone));
                if (rendered.answer() instanceof Answer.Document) {
                    gate.served(asking, phone);
                }
                yield handover.hand(asking, match, model, phone, rendered);
            }
        };
    }

    private static String spare(FileMatch match, Phone phone) {
        int fit = match.pack().dialect().accounts();
        int spare = phone.lines().size() - fit;
        return spare <= 0 ? null : match.pack().name() + " files hold at most " + fit + " accounts; lines left out: " + spare;
    }

    private Verdict serveShared(Asking asking, FileMatch match, String model, Function<TemplateView, Map<String, Object>> content) {
        return gate.refusal(asking).map(nothing -> Verdict.refused(null, nothing)).orElseGet(() -> {
            TemplateView view = new TemplateView(asking.plan(), match.pack(), asking.request().local());
            return render(match, content.apply(view), effective(asking, match, model, null), asking, null, null);
        });
    }

    private static Effective effective(Asking asking, FileMatch match, String model, Phone phone) {
        return asking.plan().levels().of(match.pack().key(), model, phone);
    }

    private Verdict render(FileMatch match, Map<String, Object> view, Effective effective, Asking asking, Cause cause, String note) {
        RawParameters raw = new RawParameters(match.pack().dialect().features().raw());
        return switch (renderer.render(match.template(), view)) {
            case Renderer.Rendering.Text(String text) -> new Verdict(document(match, asking.file(),
                    raw.lay(text, effective.raw()).getBytes(StandardCharsets.UTF_8)), match.claimed(), cause, note);
            case Renderer.Rendering.Fault fault -> Verdict.broken(match.claimed(), "template fault: " + fault);
        };
    }

    private static Answer document(FileMatch match, String name, byte[] bytes) {
        PackFile file = match.file();
        return new Answer.Document(name, bytes, file.type(), "\"" + HexFormat.of().formatHex(digest(bytes), 0, 16) + "\"");
    }

    /** In constant time: the token is a secret. */
    private static boolean same(String token, String expected) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }
}
