package org.dialtone.app.recording;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dialtone.app.Release;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.recorder.CaptureText;
import org.dialtone.recorder.PcapNg;
import org.dialtone.recorder.RecordedMessage;
import org.dialtone.recorder.Recorder;
import org.dialtone.recorder.Take;

/** What phones and the box said to each other, as files that leave the box. */
public final class Recordings {

    private final Recorder recorder;
    private final MaskedWords words;
    private final Fleet fleet;
    private final Function<Ip4, Optional<Ip4>> toward;
    private final BoxClock clock;

    /** @param toward the address of the box that faces another */
    public Recordings(
            Recorder recorder, MaskedWords words, Fleet fleet, Function<Ip4, Optional<Ip4>> toward, BoxClock clock) {
        this.recorder = recorder;
        this.words = words;
        this.fleet = fleet;
        this.toward = toward;
        this.clock = clock;
    }

    /** What of a recording is left out. */
    public enum Masked {
        NOTHING,
        SECRETS,
        SECRETS_AND_NAMES
    }

    /** The parts of a phone's recording, oldest first. */
    public List<Take> takes(MacAddress phone) {
        return recorder.takes(phone);
    }

    /** All of a phone's recording as pcapng; empty where there is none. */
    public Optional<byte[]> packets(MacAddress phone, Masked masked) {
        UnaryOperator<RecordedMessage> mask = mask(masked);
        List<Take> takes = takes(phone).stream().map(take -> with(take, mask)).toList();
        return takes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        PcapNg.write(phone, takes, "Dialtone " + Release.read().says(), clock::shown));
    }

    /**
     * One boot as a text without secrets, see {@link CaptureText}.
     *
     * @param number 1: the oldest boot that is kept
     */
    public Optional<String> capture(MacAddress phone, int number, boolean names) {
        List<Take> boots = takes(phone).stream()
                .filter(take -> take.kind() == Take.Kind.BOOT)
                .toList();
        if (number < 1 || number > boots.size()) {
            return Optional.empty();
        }
        Take boot = boots.get(number - 1);
        Take masked = with(boot, mask(names ? Masked.SECRETS : Masked.SECRETS_AND_NAMES));
        return Optional.of(CaptureText.write(facts(phone, boot), masked));
    }

    private Map<String, String> facts(MacAddress phone, Take boot) {
        Optional<Identity> identity = fleet.learned(phone);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("source", source(boot));
        facts.put("box", "Dialtone " + Release.read().says());
        facts.put(
                "began",
                clock.shown(boot.began()).truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("phone", phone.toString());
        facts.put("vendor", identity.map(Identity::vendor).orElse(null));
        facts.put("model", identity.map(Identity::model).orElse(null));
        facts.put("firmware", identity.map(Identity::firmware).orElse(null));
        facts.put(
                "known by",
                identity.map(known -> known.certainty().name().toLowerCase(Locale.ROOT))
                        .orElse(null));
        return facts;
    }

    private static String source(Take boot) {
        if (boot.messages().stream().anyMatch(message -> message.phone().isLoopback())) {
            return "simulated phone (its address is on loopback)";
        }
        return new SimulatedMark(boot.messages()).isThere() ? "simulated phone (its contact says so)" : "phone";
    }

    private UnaryOperator<RecordedMessage> mask(Masked masked) {
        return switch (masked) {
            case NOTHING -> UnaryOperator.identity();
            case SECRETS -> new RecordingMask(words.secrets(), List.of())::of;
            case SECRETS_AND_NAMES -> new RecordingMask(words.secrets(), words.names())::of;
        };
    }

    private Take with(Take take, UnaryOperator<RecordedMessage> mask) {
        return take.with(take.messages().stream().map(this::addressed).map(mask).toList());
    }

    private RecordedMessage addressed(RecordedMessage message) {
        return message.box().equals(Ip4.ANY)
                ? toward.apply(message.phone()).map(message::at).orElse(message)
                : message;
    }
}
