package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dialtone.journal.Entry;
import org.dialtone.journal.EntryLines;
import org.dialtone.journal.Event;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.Grounds;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.phone.DialectBuilder;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.HeldAddresses;
import org.dialtone.phone.PackBuilder;
import org.dialtone.phone.PackFile;
import org.dialtone.phone.Packs;
import org.dialtone.provision.ProvisionPlan.Access;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.provision.ProvisionPlan.LeaseRule;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlan.PlaceRule;
import org.dialtone.provision.ProvisionPlan.UnknownPhones;

/** Plays stories with the provisioner: an act comes in as text, and its outcome is returned as text. */
final class ProvisioningRig extends HeldAddresses {

    /** An address that the site sets by hand, for bob. */
    private static final Ip4 SET = Ip4.of("10.66.1.60");

    private static final Map<String, MacAddress> NAMES = names();

    /** Who has taken an address since the box looked. */
    private final Map<Ip4, MacAddress> since = new HashMap<>();

    private final List<Entry> journal = new ArrayList<>();
    private final Set<String> arrived = new TreeSet<>();
    private final Set<String> listed = new TreeSet<>(Set.of("alice", "bob"));
    private Instant now = Instant.EPOCH;
    private Duration set = Duration.ZERO;
    private String template = "";
    private String name = "Alice";
    private LeaseRule rule = LeaseRule.ENFORCE;
    private UnknownPhones unknown = UnknownPhones.HOLD;
    private Access access = Access.USUAL;
    private String etag;
    private int heard;
    private final PhoneRecords books = ForgetfulRecords.by(() -> now);
    private final Provisioner provisioner = new Provisioner(
            new Fleet(packs(), FleetStore.forgetful(List.of()), () -> now),
            this,
            journal::add,
            new Templates(),
            books,
            FirmwareStore.EMPTY,
            new BoxClock(
                    () -> now.plus(set),
                    () -> Duration.between(Instant.EPOCH, now).toNanos()));

    ProvisioningRig() {
        provisioner.onArrival(mac -> arrived.add(name(mac)));
        install();
    }

    String act(String line) {
        String[] words = line.split(" ");
        heard = journal.size();
        switch (words[0]) {
            case "ask" -> {
                return ask(words);
            }
            case "common", "book", "firmware" -> {
                String file = words[0].equals("firmware") ? "x.rom" : words[0] + ".cfg";
                return told(provisioner.answer(new FileRequest(
                        "/" + file, Ip4.of(words[1]), Ip4.of("10.66.0.1"), null, FileRequest.Transport.HTTP)));
            }
            case "journal" -> {
                Entry last = journal.reversed().stream()
                        .filter(entry -> entry.mac().equals(NAMES.get(words[1])))
                        .findFirst()
                        .orElseThrow();
                return last.event() + (last.why() == null ? "" : " " + named(EntryLines.why(last)));
            }
            case "arrived" ->
                assertEquals(String.join(" ", List.of(words).subList(1, words.length)), String.join(" ", arrived));
            case "lease", "heard" -> hold(words, line);
            case "log", "tftp" -> {
                return words[0].equals("log") ? put(words) : ask(words);
            }
            case "blind" -> blind = true;
            case "near" -> near.add(Ip4.of(words[1]));
            case "unplaced" -> unplaced.add(Ip4.of(words[1]));
            case "silent" -> met.remove(Ip4.of(words[1]));
            case "taken" -> since.put(Ip4.of(words[1]), NAMES.get(words[2]));
            case "met" -> met.put(Ip4.of(words[1]), NAMES.get(words[2]));
            case "accept" -> books.places().accept(NAMES.get(words[1]), line.substring(line.indexOf("port")));
            case "open" -> provisioner.open(NAMES.get(words[1]));
            case "loads" -> provisioner.loads(NAMES.get(words[1]));
            case "after" -> now = now.plus(length(words[1]));
            case "set" -> set = set.plus(length(words[1]));
            case "list" -> listed.add(words[1]);
            case "rename" -> name = "Alicia";
            case "template" -> template = "changed ";
            default -> set(words[0], words[1]);
        }
        install();
        return "";
    }

    private void hold(String[] words, String line) {
        Ip4 address = Ip4.of(words[1]);
        holders.put(address, NAMES.get(words[2]));
        if (words[0].equals("lease")) {
            leased.add(address);
        }
        if (line.contains(" port ")) {
            places.put(address, line.substring(line.indexOf("port ")));
        } else {
            places.remove(address);
        }
    }

    private void set(String what, String value) {
        switch (what) {
            case "rule" -> rule = LeaseRule.valueOf(value.toUpperCase(Locale.ROOT));
            case "unknown" -> unknown = UnknownPhones.valueOf(value.toUpperCase(Locale.ROOT));
            case "place" -> access = new Access(PlaceRule.LOG, access.window(), access.adopt(), access.former());
            case "window" -> access = new Access(access.placeRule(), length(value), access.adopt(), access.former());
            case "vendors" -> access = new Access(access.placeRule(), access.window(), Set.of(value), access.former());
            case "former" ->
                access = new Access(
                        access.placeRule(),
                        access.window(),
                        access.adopt(),
                        new FormerFolder("old", now.plus(length(value))));
            default -> throw new IllegalArgumentException(what);
        }
    }

    private static Duration length(String text) {
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }

    private String ask(String[] words) {
        List<String> how = Arrays.asList(words).subList(3, words.length);
        String local = how.contains("at") ? how.get(how.indexOf("at") + 1) : "10.66.0.1";
        String userAgent = how.contains("as") ? String.join(" ", how.subList(how.indexOf("as") + 1, how.size())) : null;
        String[] file = words[2].split("\\.");
        String path = "/provision/" + (how.contains("former") ? "old" : "tok") + "/"
                + NAMES.get(file[0]).plain() + (file.length > 1 ? "." + file[1] : ".cfg");
        FileRequest.Transport transport =
                words[0].equals("tftp") ? FileRequest.Transport.TFTP : FileRequest.Transport.HTTP;
        Answer answer = provisioner.answer(new FileRequest(
                path,
                Ip4.of(words[1]),
                Ip4.of(local),
                userAgent,
                transport,
                how.contains("held") ? "\"other\", " + etag : null,
                how.contains("further"),
                () -> how.contains("by") ? Optional.of(NAMES.get(words[words.length - 1])) : Optional.empty()));
        if (answer instanceof Answer.Document document) {
            etag = document.etag();
        }
        return told(answer);
    }

    private String put(String[] words) {
        FileRequest request = new FileRequest(
                "/provision/tok/" + NAMES.get(words[2]).plain() + ".log",
                Ip4.of(words[1]),
                Ip4.of("10.66.0.1"),
                null,
                FileRequest.Transport.HTTP);
        return switch (provisioner.put(request)) {
            case UploadDecision.Taken(MacAddress phone, String _) -> "taken of " + name(phone);
            case UploadDecision.Refused(int status, Grounds grounds) ->
                status + named(": " + EventWords.english().why(grounds));
        };
    }

    private String told(Answer answer) {
        String content = answer instanceof Answer.Document document
                ? " " + new String(document.bytes()).replace(template, "")
                : "";
        // The first new entry is that of the phone that asked.
        String reason = journal.size() == heard ? null : remark(journal.get(heard));
        return answer.status() + named(content + (reason == null ? "" : ": " + reason));
    }

    /** What the journal tells beside a file's going out, or null. */
    private static String remark(Entry entry) {
        String others = EntryLines.others(entry).replaceAll(" RULE=\\w+", "");
        boolean plain = entry.event() == Event.FILE_SERVED || entry.event() == Event.FILE_UNCHANGED;
        return plain && others.isEmpty() ? null : EntryLines.of(entry) + others;
    }

    private static String named(String text) {
        String names = text;
        for (Map.Entry<String, MacAddress> each : NAMES.entrySet()) {
            names = names.replace(each.getValue().toString(), each.getKey())
                    .replace(each.getValue().plain(), each.getKey());
        }
        return names.replaceAll("(?<=held )\\d{4}", "CODE");
    }

    private static String name(MacAddress mac) {
        return NAMES.entrySet().stream()
                .filter(each -> each.getValue().equals(mac))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private Renderer.Rendering render(String made, Map<String, Object> view) {
        boolean accounts = !((List<?>) view.get("lines")).isEmpty();
        String what = made.endsWith("common") || made.endsWith("book")
                ? made.substring(made.indexOf('/') + 1)
                : accounts ? "whole" : view.get("held").equals("1") ? "held " + view.get("code") : "bare";
        return new Renderer.Rendering.Text(template + what);
    }

    private void install() {
        Map<MacAddress, Phone> phones = new HashMap<>();
        for (String each : listed) {
            boolean two = each.equals("bob");
            Phone phone = new Phone(
                    NAMES.get(each),
                    null,
                    null,
                    List.of(new Line(each, each.equals("alice") ? name : each, each, "secret")),
                    two ? Set.of(NAMES.get("wifi")) : Set.of(),
                    two ? Set.of(SET) : Set.of());
            phones.put(phone.mac(), phone);
            phone.alsoMacs().forEach(mac -> phones.put(mac, phone));
        }
        provisioner.install(new ProvisionPlanBuilder(phones)
                .leaseRule(rule)
                .unknown(unknown)
                .access(access)
                .build());
    }

    private static Packs packs() {
        return new Packs(List.of(new PackBuilder("alpha", "Alpha")
                .ouis(Set.of(Oui.of("aa0000")))
                .userAgents(List.of(Pattern.compile("^Alpha (?<model>\\w+)/(?<version>\\S+)")))
                .files(List.of(
                        file("(?<mac>[0-9a-f]{12})\\.cfg", PackFile.Kind.PHONE, "phone"),
                                file("(?<mac>[0-9a-f]{12})\\.second", PackFile.Kind.PHONE, "second"),
                        file("common\\.cfg", PackFile.Kind.COMMON, "common"),
                                file("book\\.cfg", PackFile.Kind.PHONEBOOK, "book"),
                        file("(?<mac>[0-9a-f]{12})\\.log", PackFile.Kind.LOG, "log"),
                                file("x\\.rom", PackFile.Kind.FIRMWARE, "firmware")))
                .dialect(new DialectBuilder(2).build())
                .build()));
    }

    private static PackFile file(String name, PackFile.Kind kind, String made) {
        return new PackFile(name, Pattern.compile(name), kind, made, "text/plain");
    }

    private static Map<String, MacAddress> names() {
        Map<String, MacAddress> names = new LinkedHashMap<>();
        names.put("alice", MacAddress.of("aa0000000001"));
        names.put("bob", MacAddress.of("aa0000000002"));
        names.put("wifi", MacAddress.of("aa00000000f2"));
        names.put("guest", MacAddress.of("aa0000000077"));
        names.put("rival", MacAddress.of("aa0000000066"));
        names.put("nobody", MacAddress.of("ee0000000001"));
        return names;
    }

    @Override
    public Optional<MacAddress> holder(Ip4 address) {
        return super.holder(address)
                .or(() -> Optional.ofNullable(NAMES.get("bob")).filter(_ -> address.equals(SET)));
    }

    @Override
    public Optional<MacAddress> neighbourNow(Ip4 address) {
        return Optional.ofNullable(since.get(address)).or(() -> neighbour(address));
    }

    @Override
    public boolean isBeside(Ip4 address, Ip4 local) {
        return isNear(address);
    }

    private final class Templates implements Renderer {

        @Override
        public Rendering render(String id, Map<String, Object> view) {
            return ProvisioningRig.this.render(id, view);
        }

        @Override
        public Object edition() {
            return template;
        }
    }
}
