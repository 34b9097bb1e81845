package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.Actor;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.app.ConsoleSettings;
import org.dialtone.app.FakeMachine;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.MemoryRevisions;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.net.Ip4;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Flaw;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleControlTest {

    private static final String CLOSED = "The console is closed to voice0; open: mgmt0 192.0.2.1.\n";
    private static final String OPEN = "The console is open on all interfaces.\n";

    private final MemoryRevisions revisions = new MemoryRevisions();
    private final SiteBook site = TestSite.book(revisions, InstantSource.system());
    private final ConsoleControl control = new ConsoleControl(new ConsoleAccess(
            new ConsoleSettings(List.of(), Optional.of(List.of("voice0")), Optional.empty()),
            site,
            new FakeMachine(
                    List.of("mgmt0", "voice0"), null, new LocalInterface("mgmt0", Ip4.of("192.0.2.1"), 24, null))));

    @BeforeEach
    void begin() {
        TestSite.apply(site, "dialtone: 1");
    }

    private Answer ask(String words) {
        return control.handle(Arrays.asList(words.split(" ")), "");
    }

    @Test
    void theBoxClosesAndOpensItAndTellsWhoAsked() {
        assertEquals(new Answer(0, OPEN), ask("show"));
        assertEquals(new Answer(0, CLOSED), ask("close"));
        assertEquals(new Answer(0, CLOSED), ask("show"));
        assertEquals(Actor.command("console"), revisions.latest().orElseThrow().who());
        assertEquals(new Answer(0, OPEN), ask("open screen"));
        assertEquals(
                new Actor(Actor.Kind.SCREEN, "console", null),
                revisions.latest().orElseThrow().who());
    }

    @Test
    void aRefusalTellsWhatToDo() {
        site.ask((_, _, _) -> {
            throw new EditFault(Flaw.CODES_WRONG);
        });
        assertEquals(new Answer(1, "too many wrong codes; wait a minute, or adopt the phone by its MAC"), ask("close"));
        assertEquals(new Answer(0, OPEN), ask("show"));
    }
}
