package org.dialtone.provision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
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
    private final Renderer renderer;
    private final InstantSource clock;
    private final LongAdder strangers = new LongAdder();
    private volatile Installed installed;

    public Provisioner(Fleet fleet, Presence presence, Journal journal, Renderer renderer, InstantSource clock) {
        this.fleet = fleet;
        this.presence = presence;
        this.journal = journal;
        this.renderer = renderer;
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
                .orElseGet(() -> missing(null, "no phone asks for a path like this"));
        tell(asking, verdict, began);
        return verdict.answer();
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
        if (path.token() != null && !same(path.token(), asking.plan().root().token())) {
            return missing(null, "the folder in the URL isn't this site's; the phone follows an old URL, give it the present one (option 66)");
        }
        List<FileMatch> matches = FileMatch.all(fleet.packs(), path.name());
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
            case FIRMWARE, LOG -> missing(match.claimed(), "firmware and uploads aren't served by this version");
            case ABSENT -> missing(match.claimed(), match.file().why() == null ? "not made here" : match.file().why());
        };
    }

    private Verdict servePhone(Asking asking, FileMatch match, String model) {
        MacAddress claimed = match.claimed();
        Phone phone = asking.plan().phones().get(claimed);
        return asking.denied(claimed, phone).map(reason -> refused(claimed, reason)).orElseGet(() -> {
            TemplateView view = new TemplateView(asking.plan(), match.pack(), asking.request().local());
            Effective effective = asking.plan().levels().of(match.pack().key(), model, phone);
            return render(match, view.of(phone, claimed, model), effective, asking, note(asking, match, phone));
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
            TemplateView view = new TemplateView(asking.plan(), match.pack(), asking.request().local());
            Effective effective = asking.plan().levels().of(match.pack().key(), model, null);
            return render(match, content.apply(view), effective, asking, null);
        });
    }

    private Verdict render(FileMatch match, Map<String, Object> view, Effective effective, Asking asking, String note) {
        RawParameters raw = new RawParameters(match.pack().dialect().features().raw());
        return new Verdict(switch (renderer.render(match.template(), view)) {
            case Renderer.Rendering.Text(String text) -> document(match, asking.file(), raw.lay(text, effective.raw()).getBytes(StandardCharsets.UTF_8));
            case Renderer.Rendering.Fault fault -> new Answer.Broken("template fault: " + fault);
        }, match.claimed(), note);
    }

    private static Answer document(FileMatch match, String name, byte[] bytes) {
        PackFile file = match.file();
        return new Answer.Document(name, bytes, file.type(), "\"" + HexFormat.of().formatHex(digest(bytes), 0, 16) + "\"");
    }

    private static Verdict refused(MacAddress claimed, String reason) {
        return new Verdict(new Answer.Refused(reason), claimed, null);
    }

    private static Verdict missing(MacAddress claimed, String reason) {
        return new Verdict(new Answer.Missing(reason), claimed, null);
    }

    private void tell(Asking asking, Verdict verdict, Instant began) {
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
            case Answer.Refused _ -> Step.REFUSED;
            case Answer.Missing _, Answer.Broken _ -> Step.MISSING;
        };
    }

    private static String reason(Verdict verdict) {
        return switch (verdict.answer()) {
            case Answer.Document _ -> verdict.note();
            case Answer.Refused(String reason) -> reason;
            case Answer.Missing(String reason) -> reason;
            case Answer.Broken(String reason) -> reason;
        };
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
