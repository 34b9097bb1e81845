package org.dialtone.web.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.Actor;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.OperatorChanged;
import org.dialtone.app.Users;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.site.compile.SecretBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownPlacesTest {

    private static final String FAR = "192.0.2.7";

    private Instant now = Instant.parse("2026-11-29T08:00:00Z");
    private KnownPlaces places;

    @BeforeEach
    void build(@TempDir Path data) {
        LocalInterface link = new LocalInterface("eth0", Ip4.of("10.66.0.1"), 24, null);
        MachineInterfaces machine = answering(MachineInterfaces.class, List.of(link));
        Users nobody = answering(Users.class, Optional.empty());
        places = new KnownPlaces(
                null, nobody, machine, new SecretBox(data, new SecureRandom()), new BoxClock(() -> now, () -> 0));
        places.loggedIn(new Actor(Actor.Kind.CONSOLE, "anna", "10.66.0.9"));
        places.loggedIn(new Actor(Actor.Kind.CONSOLE, "admin", "10.66.0.9"));
    }

    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> answer));
    }

    @Test
    void aBrowserIsKnownForTheUserWhoLoggedInThere() {
        String mark = places.mark("anna");
        assertTrue(places.trial("anna", FAR, mark).known());
        assertEquals(places.trial("admin", FAR, null), places.trial("admin", FAR, mark));
        assertNotEquals(places.trial("anna", FAR, mark), places.trial("anna", FAR, places.mark("anna")));
    }

    @Test
    void aBrowserIsKnownForAYear() {
        String mark = places.mark("anna");
        now = now.plus(Duration.ofDays(365));
        assertTrue(places.trial("anna", FAR, mark).known());
        now = now.plusSeconds(1);
        assertEquals(places.trial("anna", FAR, null), places.trial("anna", FAR, mark));
    }

    @Test
    void anotherValueProvesNothing() {
        String mark = places.mark("anna");
        String later = mark.substring(0, 40) + "f" + mark.substring(41);
        for (String other : List.of("", "x", mark.substring(1), mark + "0", later, "é".repeat(mark.length()))) {
            assertEquals(places.trial("anna", FAR, null), places.trial("anna", FAR, other));
        }
    }

    @Test
    void theBrowsersOfAnOperatorWhoWasRemovedAreKnownNoMore() {
        String mark = places.mark("anna");
        places.operatorChanged(new OperatorChanged("anna"));
        assertEquals(places.trial("anna", FAR, null), places.trial("anna", FAR, mark));
        assertTrue(places.trial("admin", FAR, places.mark("admin")).known());
    }

    @Test
    void onALinkOfTheBoxEachAddressPaysForItself() {
        assertTrue(places.trial("admin", "10.66.0.9", null).known());
        assertEquals("10.66.0.7", places.trial("admin", "10.66.0.7", null).place());
        assertEquals("192.0.2.0/24", places.trial("admin", FAR, null).place());
    }
}
