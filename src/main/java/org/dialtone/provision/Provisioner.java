package org.dialtone.provision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.PackFile;
import org.dialtone.phone.Presence;
import org.dialtone.provision.ProvisionPlan.Phone;

/** Decides who gets which file, whatever protocol it is asked over. Safe to ask from any thread. */
public final class Provisioner {

    private final Fleet fleet;
    private final Presence presence;
    private final Journal journal;
    private final RenderedFiles files;
    private final FirmwareDesk firmware;
    private final NameBook names = new NameBook();
    private final InstantSource clock;
    private final LongAdder strangers = new LongAdder();
    private volatile Installed installed;

    public Provisioner(Fleet fleet, Presence presence, Journal journal, Renderer renderer, FirmwareStore firmware, InstantSource clock) {
        this.fleet = fleet;
        this.presence = presence;
        this.journal = journal;
        this.files = new RenderedFiles(renderer);
        this.firmware = new FirmwareDesk(firmware);
        this.clock = clock;
    }

    private record Installed(ProvisionPlan plan, Map<Ip4, Phone> byAddress) {
    }

    /** What a request came to, and whose journals hear of it. */
    private record Verdict(Answer answer, MacAddress claimed, String note) {
    }

    public void install(ProvisionPlan plan) {
        Map<Ip4, Phone> byAddress = new HashMap<>();
        plan.phones().values().forEach(phone -> phone.addresses().forEach(address -> byAddress.put(address, phone)));
        installed = new Installed(plan, Map.copyOf(byAddress));
    }

    /** Requests so far that no journey could tell of, as neither their address nor their file belongs to any MAC. */
    public long unattributed() {
        return strangers.sum();
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
                .orElseGet(() -> missing(null, "no phone asks for a path like this"));
        tell(asking, verdict, began);
        return verdict.answer();
    }

    /** Whether the box takes what a phone puts: its own log, from its own address. Never throws; no journal hears of it. */
    public Reception put(FileRequest request) {
        Installed now = installed;
        Optional<RequestPath> path = RequestPath.parse(request.path());
        if (now == null || path.isEmpty() || foreign(now.plan(), path.get())) {
            return new Reception.Refused(404, "no phone puts a file there");
        }
        return Reception.of(asking(now, request, path.get().name()), names.all(fleet.packs(), path.get().name()));
    }

    private static boolean foreign(ProvisionPlan plan, RequestPath path) {
        return path.token() != null && !same(path.token(), plan.root().token());
    }

    private Asking asking(Installed now, FileRequest request, String file) {
        MacAddress holder = presence.holder(request.remote()).orElse(null);
        Phone asker = holder == null ? null : now.plan().phones().get(holder);
        Phone placed = now.byAddress().get(request.remote());
        MacAddress heard = holder == null && placed != null ? placed.mac() : holder;
        if (heard != null) {
            fleet.sighted(heard, null, request.usableUserAgent());
        }
        return new Asking(now.plan(), request, file, heard, asker == null ? placed : asker);
    }

    private Verdict decide(Asking asking, RequestPath path) {
        if (foreign(asking.plan(), path)) {
            return missing(null, "the folder in the URL isn't this site's; the phone follows an old URL, give it the present one (option 66)");
        }
        Optional<Answer> stored = firmware.named(asking.plan(), path);
        if (stored.isPresent()) {
            return toKnown(asking, stored.get());
        }
        List<FileMatch> matches = names.all(fleet.packs(), path.name());
        if (matches.isEmpty()) {
            return missing(null, "no vendor pack knows a file of this name");
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
        return asking.denied(first.claimed(), phone).map(reason -> refused(first.claimed(), reason))
                .orElseGet(() -> missing(first.claimed(), choice.doubt(matches)));
    }

    private Verdict serve(Asking asking, FileMatch match, String model) {
        return switch (match.file().kind()) {
            case PHONE -> servePhone(asking, match, model);
            case MODEL, COMMON -> serveShared(asking, match, model, view -> view.common(model));
            case PHONEBOOK -> serveShared(asking, match, model, view -> view.phonebook(model));
            case FIRMWARE -> serveFirmware(asking, match, model);
            case LOG -> missing(match.claimed(), "a phone puts its log here, and nobody fetches it from here");
            case ABSENT -> missing(match.claimed(), match.file().why() == null ? "not made here" : match.file().why());
        };
    }

    private Verdict servePhone(Asking asking, FileMatch match, String model) {
        MacAddress claimed = match.claimed();
        Phone phone = asking.plan().phones().get(claimed);
        return asking.denied(claimed, phone).map(reason -> refused(claimed, reason)).orElseGet(() -> {
            Supplier<RenderedFiles.View> view = () -> new RenderedFiles.View(view(asking, match).of(phone, claimed, model),
                    asking.plan().levels().of(match.pack().key(), model, phone).raw());
            return render(match, claimed, model, view, asking, note(asking, match, phone));
        });
    }

    private static String note(Asking asking, FileMatch match, Phone phone) {
        int fit = match.pack().dialect().accounts();
        int spare = phone.lines().size() - fit;
        if (!asking.owns(match.claimed(), phone)) {
            return asking.intruder(match.claimed()) + "; served, as leaseRule is log";
        }
        return spare <= 0 ? null : match.pack().name() + " files hold at most " + fit + " accounts; lines left out: " + spare;
    }

    private Verdict serveShared(Asking asking, FileMatch match, String model, Function<TemplateView, Map<String, Object>> content) {
        return asking.denied(null, null).map(reason -> refused(null, reason)).orElseGet(() -> {
            Supplier<RenderedFiles.View> view = () -> new RenderedFiles.View(content.apply(view(asking, match)),
                    asking.plan().levels().of(match.pack().key(), model, null).raw());
            return render(match, null, model, view, asking, null);
        });
    }

    private Verdict serveFirmware(Asking asking, FileMatch match, String model) {
        boolean described = match.file().template() != null && firmware.told(asking.plan(), match.pack().key(), model).isPresent();
        return described ? serveShared(asking, match, model, view -> view.common(model))
                : toKnown(asking, firmware.forPhone(asking.plan(), match, model, asking.file()));
    }

    /** Firmware is no secret, but strangers could keep the box busy with it. */
    private static Verdict toKnown(Asking asking, Answer answer) {
        return asking.denied(null, null).map(reason -> refused(null, reason)).orElseGet(() -> new Verdict(answer, null, null));
    }

    private TemplateView view(Asking asking, FileMatch match) {
        return new TemplateView(asking.plan(), match.pack(), asking.request().local(), firmware);
    }

    private Verdict render(FileMatch match, MacAddress whose, String model, Supplier<RenderedFiles.View> view, Asking asking, String note) {
        RenderedFiles.Source source = new RenderedFiles.Source(new RenderedFiles.Edition(match.pack()), match.template(), whose, model, asking.request().local(),
                firmware.state(asking.plan(), match.pack().key(), model));
        return new Verdict(switch (files.get(asking.plan(), match, source, view)) {
            case RenderedFiles.File.Whole(byte[] bytes, String etag) -> new Answer.Document(asking.file(), bytes, match.file().type(), etag);
            case RenderedFiles.File.Broken(String why) -> new Answer.Broken(why);
        }, match.claimed(), note);
    }

    private static Verdict refused(MacAddress claimed, String reason) {
        return new Verdict(new Answer.Refused(reason), claimed, null);
    }

    private static Verdict missing(MacAddress claimed, String reason) {
        return new Verdict(new Answer.Missing(reason), claimed, null);
    }

    private void tell(Asking asking, Verdict verdict, Instant began) {
        if (asking.request().further() && verdict.answer().status() == 200) {
            return;
        }
        Set<MacAddress> heard = new LinkedHashSet<>();
        if (asking.holder() != null) {
            heard.add(asking.holder());
        }
        if (verdict.claimed() != null && (heard.isEmpty() || verdict.answer() instanceof Answer.Refused || verdict.note() != null)) {
            heard.add(verdict.claimed());
        }
        if (heard.isEmpty()) {
            strangers.increment();
        }
        long took = Math.max(0, clock.millis() - began.toEpochMilli());
        heard.forEach(mac -> journal.record(Entry.of(began, mac, step(verdict.answer()), asking.request().remote())
                .file(asking.file(), verdict.answer().status()).took(took).because(reason(verdict))));
    }

    private static Step step(Answer answer) {
        return switch (answer) {
            case Answer.Document _ -> Step.CONFIG;
            case Answer.Firmware _ -> Step.FIRMWARE;
            case Answer.Refused _ -> Step.REFUSED;
            case Answer.Missing _, Answer.Broken _ -> Step.MISSING;
        };
    }

    private static String reason(Verdict verdict) {
        return switch (verdict.answer()) {
            case Answer.Document _, Answer.Firmware _ -> verdict.note();
            case Answer.Refused(String reason) -> reason;
            case Answer.Missing(String reason) -> reason;
            case Answer.Broken(String reason) -> reason;
        };
    }

    /** In constant time: the token is a secret. */
    private static boolean same(String token, String expected) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
