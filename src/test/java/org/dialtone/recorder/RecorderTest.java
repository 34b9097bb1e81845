package org.dialtone.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

/** Which messages a recording keeps, in which part, and within which bound. */
class RecorderTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Recorder recorder = new Recorder(8 << 20, Optional::of, BootShelf.NONE);
    private final RecordedPhone phone = new RecordedPhone(recorder, "001565aabbcc");

    @Test
    void theLastThreeBootsAreKept() {
        for (int day = 1; day <= 4; day++) {
            phone.boots();
            for (int more = 0; more < day; more++) {
                phone.fetches("/book.xml");
            }
            phone.after(DAY);
        }
        assertEquals(List.of("boot 9", "boot 11", "boot 13"), phone.recorded());
    }

    /** Anybody can ask for an address in a running phone's name; the phone itself registers meanwhile. */
    @Test
    void aBootWithoutARequestForAFilePushesNoOtherOut() {
        phone.boots();
        for (int i = 0; i < 20; i++) {
            phone.after(DAY).discover().leased().says("REGISTER", "r");
        }
        assertEquals(List.of("boot 5", "boot 3"), phone.recorded());
    }

    @Test
    void aPhoneThatStillAsksForAnAddressHasNotStartedAgain() {
        phone.discover().after(Duration.ofSeconds(4)).discover().discover().leased();
        assertEquals(List.of("boot 4"), phone.recorded());
    }

    @Test
    void aPhoneWithAnAddressThatAsksAnewHasStartedAgain() {
        phone.boots().after(Duration.ofMinutes(1)).discover();
        assertEquals(List.of("boot 5", "boot 1"), phone.recorded());
    }

    @Test
    void theLastThreeCallsAreKeptApartFromTheBoot() {
        phone.boots();
        for (String call : List.of("a", "b", "c", "d")) {
            phone.says("INVITE", call).says("ACK", call).says("BYE", call);
        }
        assertEquals(List.of("boot 5", "call 3", "call 3", "call 3"), phone.recorded());
    }

    @Test
    void aCallWhoseBeginningWasNotHeardIsNoRecording() {
        phone.says("BYE", "a");
        assertEquals(List.of(), phone.recorded());
    }

    @Test
    void registrationsAfterTheBootAreAPartOfTheirOwnWithTheLatestAlone() {
        phone.boots().after(DAY).says("REGISTER", "r").says("REGISTER", "r");
        phone.after(DAY).says("REGISTER", "r");
        assertEquals(List.of("boot 5", "since 1"), phone.recorded());
    }

    @Test
    void aPhoneWithoutDhcpBootsWithItsFirstFile() {
        phone.fetches("/y.cfg").says("REGISTER", "r");
        assertEquals(List.of("boot 3"), phone.recorded());
    }

    @Test
    void questionsWhetherThePhoneAnswersAreNotRecorded() {
        phone.boots().says("OPTIONS", "o");
        assertEquals(List.of("boot 5"), phone.recorded());
    }

    @Test
    void aPartGrowsNoLongerThanItsBound() {
        phone.boots();
        for (int i = 0; i < 1_000; i++) {
            phone.says("REGISTER", "r");
        }
        Take boot = recorder.takes(phone.mac).getFirst();
        assertTrue(boot.cut());
        assertTrue(recorder.size() <= Take.Kind.BOOT.most(), recorder.size() + " bytes");
    }

    /** 20,000 phones, each with three boots and calls, in the room of a few: the eldest go. */
    @Test
    void allTogetherTakeNoMoreThanTheBound() {
        Recorder small = new Recorder(1 << 20, Optional::of, BootShelf.NONE);
        RecordedPhone last = null;
        for (int i = 0; i < 20_000; i++) {
            last = new RecordedPhone(small, "001565%06x".formatted(i));
            last.boots().says("INVITE", "a").after(DAY).boots();
            assertTrue(small.size() <= 1 << 20, small.size() + " bytes");
        }
        assertEquals(List.of("boot 5", "call 1", "boot 5"), last.recorded());
        assertEquals(List.of(), new RecordedPhone(small, "001565000000").recorded());
    }

    @Test
    void madeUpAddressesPushOutNothingOfThePhonesOfTheSite() {
        Recorder shared = new Recorder(1 << 20, mac -> Optional.of(mac).filter(phone.mac::equals), BootShelf.NONE);
        RecordedPhone listed = new RecordedPhone(shared, "001565aabbcc").boots();
        for (int i = 0; i < 20_000; i++) {
            new RecordedPhone(shared, "020000%06x".formatted(i)).discover();
        }
        assertEquals(List.of("boot 5"), listed.recorded());
        assertTrue(shared.size() <= 1 << 18, shared.size() + " bytes");
    }

    /** The packet itself is there anyway; beside it a note may cost no more than this. */
    @Test
    void aNoteCostsLittleMemory() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        RecordedMessage message = recorded();
        Cue cue = new Cue.Signalling();
        for (int i = 0; i < 20_000; i++) {
            recorder.note(phone.mac, cue, message);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            recorder.note(phone.mac, cue, message);
        }
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / 10_000;
        assertTrue(each < 1_000, each + " bytes a note");
    }

    private RecordedMessage recorded() {
        phone.boots();
        return recorder.takes(phone.mac).getFirst().messages().getLast();
    }

    /** A box that starts again an hour later. */
    @Test
    void bootsThatAreOverOutliveAStart() {
        MemoryShelf shelf = new MemoryShelf();
        Recorder first = new Recorder(8 << 20, Optional::of, shelf);
        RecordedPhone booted = new RecordedPhone(first, "001565aabbcc").boots();
        first.shelve(booted.now.plus(Duration.ofMinutes(9)));
        assertEquals(0, shelf.writes, "it may go on");
        first.shelve(booted.now.plus(Duration.ofMinutes(11)));
        first.shelve(booted.now.plus(Duration.ofMinutes(12)));
        assertEquals(1, shelf.writes, "once");
        assertEquals(List.of("boot 5"), booted.recorded(), "not twice");
        RecordedPhone later = new RecordedPhone(new Recorder(8 << 20, Optional::of, shelf), "001565aabbcc");
        later.after(DAY).discover().leased().says("REGISTER", "r");
        assertEquals(List.of("boot 5", "boot 3"), later.recorded());
    }

    @Test
    void theShelfHoldsTheLastThreeBootsAndWhatIsThereWhenTheBoxStops() {
        MemoryShelf shelf = new MemoryShelf();
        for (int start = 0; start < 5; start++) {
            Recorder run = new Recorder(8 << 20, Optional::of, shelf);
            RecordedPhone started = new RecordedPhone(run, "001565aabbcc")
                    .after(DAY.multipliedBy(start))
                    .boots();
            started.says("REGISTER", "r").discover();
            run.shelve(Instant.MAX);
        }
        List<Take> kept = shelf.of(phone.mac);
        assertEquals(3, kept.size(), "no boot without a file");
        assertEquals(phone.now.plus(DAY.multipliedBy(2)), kept.getFirst().began());
    }

    @Test
    void whatAPhoneDidBeforeTheSiteListedItIsKeptOnceItDoes() {
        MemoryShelf shelf = new MemoryShelf();
        AtomicBoolean listed = new AtomicBoolean();
        Recorder waiting = new Recorder(8 << 20, mac -> Optional.of(mac).filter(_ -> listed.get()), shelf);
        new RecordedPhone(waiting, "001565aabbcc").boots();
        waiting.shelve(Instant.MAX);
        assertEquals(0, shelf.writes, "strangers' boots aren't");
        listed.set(true);
        waiting.shelve(Instant.MAX);
        assertEquals(1, shelf.of(phone.mac).size());
    }

    @Test
    void aFaultOfTheShelfCostsNoOtherPhoneAndIsMadeUpForLater() {
        MemoryShelf shelf = new MemoryShelf();
        Recorder run = new Recorder(8 << 20, Optional::of, shelf);
        List<RecordedPhone> phones = Stream.of("001565000001", "001565000002", "001565000003")
                .map(mac -> new RecordedPhone(run, mac).boots())
                .toList();
        shelf.onKeep = mac -> {
            if (mac.equals(phones.getFirst().mac)) {
                throw new UncheckedIOException(new IOException("no space"));
            }
        };
        assertThrows(UncheckedIOException.class, () -> run.shelve(Instant.MAX));
        assertEquals(2, shelf.kept.size());
        shelf.onKeep = _ -> {};
        run.shelve(Instant.MAX);
        assertEquals(3, shelf.writes, "the other two were there");
        assertEquals(1, shelf.of(phones.getFirst().mac).size());
    }

    @Test
    void aRoundWaitsForTheOneThatIsOn() throws InterruptedException {
        MemoryShelf shelf = new MemoryShelf();
        Recorder run = new Recorder(8 << 20, Optional::of, shelf);
        new RecordedPhone(run, "001565aabbcc").boots();
        Thread second = Thread.ofPlatform().unstarted(() -> run.shelve(Instant.MAX));
        shelf.onKeep = _ -> {
            if (second.getState() == Thread.State.NEW) {
                second.start();
                while (second.getState() != Thread.State.BLOCKED && second.getState() != Thread.State.TERMINATED) {
                    Thread.onSpinWait();
                }
            }
        };
        run.shelve(Instant.MAX);
        second.join();
        assertEquals(1, shelf.writes, "the second found nothing to do");
    }

    @Test
    void aWallClockThatIsSetPushesNoBootOutAndShowsNoneTwice() {
        MemoryShelf shelf = new MemoryShelf();
        Recorder run = new Recorder(8 << 20, Optional::of, shelf);
        RecordedPhone set = new RecordedPhone(run, "001565aabbcc");
        for (int start = 0; start < 3; start++) {
            set.boots().after(DAY);
        }
        run.shelve(set.now);
        shelf.set = DAY.multipliedBy(30);
        assertEquals(List.of("boot 5", "boot 5", "boot 5"), set.recorded(), "none twice");
        Recorder next = new Recorder(8 << 20, Optional::of, shelf);
        RecordedPhone later = new RecordedPhone(next, "001565aabbcc");
        later.after(DAY.multipliedBy(3)).boots().fetches("/book.xml");
        assertEquals(List.of("boot 5", "boot 5", "boot 5", "boot 7"), later.recorded(), "the new one last");
        next.shelve(Instant.MAX);
        List<Take> kept = shelf.of(set.mac);
        assertEquals(3, kept.size());
        assertEquals(7, kept.getLast().messages().size());
    }

    @Test
    void theShelfHoldsNothingOfAPhoneThatTheSiteListsNoMoreAfterTheNextStart() {
        MemoryShelf shelf = new MemoryShelf();
        AtomicBoolean listed = new AtomicBoolean(true);
        Recorder run = new Recorder(8 << 20, mac -> Optional.of(mac).filter(_ -> listed.get()), shelf);
        RecordedPhone gone = new RecordedPhone(run, "001565aabbcc").boots();
        run.shelve(Instant.MAX);
        listed.set(false);
        run.shelve(gone.now);
        assertEquals(1, shelf.of(gone.mac).size(), "it was there in this run");
        new Recorder(8 << 20, _ -> Optional.empty(), shelf).shelve(gone.now);
        assertEquals(List.of(), shelf.of(gone.mac));
    }

    /** Many phones boot at once: where memory is short, a boot can't stay in it for ten minutes. */
    @Test
    void aBootGoesOnTheShelfBeforeItIsPushedOut() {
        MemoryShelf shelf = new MemoryShelf();
        Recorder small = new Recorder(1 << 17, Optional::of, shelf);
        RecordedPhone early = new RecordedPhone(small, "001565aabbcc").boots().after(Duration.ofMinutes(1));
        small.shelve(early.now);
        assertEquals(0, shelf.writes, "there is room");
        for (int i = 0; i < 40; i++) {
            new RecordedPhone(small, "001565%06x".formatted(i))
                    .after(Duration.ofSeconds(30))
                    .boots();
        }
        small.shelve(early.now);
        assertEquals(Set.of(early.mac), shelf.kept.keySet(), "the others still go on");
        early.says("REGISTER", "r");
        small.shelve(early.now.plus(Duration.ofMinutes(10)));
        assertEquals(List.of("boot 6"), early.recorded());
        assertEquals(6, shelf.of(early.mac).getFirst().messages().size(), "with what came after");
    }

    private static final class MemoryShelf implements BootShelf {

        private final Map<MacAddress, List<Take>> kept = new HashMap<>();
        private Consumer<MacAddress> onKeep = _ -> {};
        private Duration set = Duration.ZERO;
        private int writes;

        @Override
        public void retain(Predicate<MacAddress> chosen) {
            kept.keySet().removeIf(chosen.negate());
        }

        @Override
        public void keep(MacAddress phone, List<Take> boots) {
            onKeep.accept(phone);
            kept.put(phone, boots);
            writes++;
        }

        /** As the wall clock was set meanwhile. */
        @Override
        public List<Take> of(MacAddress phone) {
            return kept.getOrDefault(phone, List.of()).stream()
                    .map(take -> new Take(
                            take.kind(),
                            take.began().plus(set),
                            take.cut(),
                            take.messages().stream().map(this::moved).toList()))
                    .toList();
        }

        private RecordedMessage moved(RecordedMessage message) {
            return new RecordedMessage(
                    message.at().plus(set),
                    message.carrier(),
                    message.fromPhone(),
                    message.phone(),
                    message.phonePort(),
                    message.box(),
                    message.bytes(),
                    message.note());
        }
    }
}
