package org.dialtone;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/** Checks the arrows of the house: the README's table of rooms, as one rule for each room. */
@AnalyzeClasses(packages = "org.dialtone", importOptions = DoNotIncludeTests.class)
class HouseTest {

    private static final List<String> VALUES = List.of("net", "journal", "phone");
    private static final List<String> ENGINES = join(
            VALUES,
            "holder",
            "dhcp",
            "dhcp.wire",
            "dhcp.leasefile",
            "tftp",
            "provision",
            "sip",
            "sip.wire",
            "recorder");
    private static final List<String> SITE =
            join(ENGINES, "site", "site.model", "site.file", "site.check", "site.compile");
    private static final List<String> APP = join(
            SITE,
            "app",
            "app.alarm",
            "app.call",
            "app.certificate",
            "app.recording",
            "app.view",
            "app.deployment",
            "app.rollout");
    private static final List<String> PAGE = join(APP, "web.login", "web.api", "web.console.forms", "web.console.page");
    private static final List<String> PHONES = join(PAGE, "web.console.live", "web.console.edit", "web.console.fields");
    private static final String[] WEB = {
        "com.fasterxml.jackson..",
        "io.quarkus..",
        "io.vertx..",
        "io.netty..",
        "io.smallrye.mutiny..",
        "jakarta..",
        "org.eclipse.microprofile..",
        "org.jboss.."
    };
    private static final String[] SOCKET = {"io.netty..", "io.vertx..", "org.jboss.logging.."};

    /** Every room, what it may use, and which libraries; {@code boot} alone may use all. */
    static final List<Room> ROOMS = List.of(
            room("net"),
            room("journal", List.of("net")),
            room("phone", List.of("net", "journal")),
            room("holder", List.of("net", "phone")),
            room("dhcp.wire", List.of("net")),
            room("dhcp.leasefile", List.of("net"), "org.apache.commons.csv.."),
            room("dhcp", join(VALUES, "dhcp.wire", "dhcp.leasefile")),
            room("tftp", List.of("net")),
            room("provision", join(VALUES, "holder")),
            room("sip.wire", List.of("net")),
            room("sip", join(VALUES, "holder", "sip.wire")),
            room("recorder", List.of("net", "dhcp.wire", "sip.wire")),
            room("site.model", ENGINES),
            room("site.file", join(ENGINES, "site.model"), "org.snakeyaml..", "org.apache.commons.csv.."),
            room("site.check", join(ENGINES, "site.model", "site.file")),
            room("site.compile", join(ENGINES, "site.model", "site.file")),
            room("site", SITE),
            room("app", SITE, "io.smallrye.config.."),
            room("app.alarm", join(SITE, "app")),
            room("app.call", join(SITE, "app")),
            room("app.certificate", join(SITE, "app")),
            room("app.recording", join(SITE, "app")),
            room("app.view", join(SITE, "app", "app.alarm")),
            room("app.deployment", join(SITE, "app")),
            room("app.rollout", join(SITE, "app", "app.view")),
            room("host", APP, "org.jboss.logging.."),
            room("pack", APP, "io.quarkus.qute..", "com.github.difflib..", "org.jboss.logging.."),
            room(
                    "store",
                    APP,
                    "org.sqlite..",
                    "org.postgresql..",
                    "org.flywaydb..",
                    "javax.sql..",
                    "io.vertx.core.json..",
                    "org.jboss.logging.."),
            room(
                    "store.site",
                    join(APP, "store"),
                    "io.quarkus..",
                    "jakarta..",
                    "org.hibernate..",
                    "org.jboss.logging.."),
            room(
                    "store.backup",
                    join(APP, "store", "store.move", "store.site"),
                    "org.sqlite..",
                    "org.bouncycastle..",
                    "io.vertx.core.json..",
                    "org.jboss.logging.."),
            room("store.move", join(APP, "store"), "org.sqlite.."),
            room("socket", join(APP, "host"), SOCKET),
            room("socket.dhcp", join(APP, "host", "socket"), SOCKET),
            room("socket.sip", join(APP, "host", "socket"), SOCKET),
            room("socket.tftp", join(APP, "host", "socket"), SOCKET),
            room("socket.http", join(APP, "host", "socket"), SOCKET),
            room("socket.alarm", APP, "io.vertx.core.json.."),
            room("socket.syslog", join(APP, "host", "socket"), SOCKET),
            room("web.tls", APP, join(WEB, "org.bouncycastle..")),
            room("web.login", join(APP, "web.tls"), WEB),
            room("web.phonefiles", join(APP, "web.login"), WEB),
            room("web.api", join(APP, "pack", "web.login"), WEB),
            room("web.console.forms", SITE, "io.quarkus.qute.."),
            room("web.console.fields", join(SITE, "app", "web.console.forms")),
            room("web.console.live", join(VALUES, "app.view", "web.login"), WEB),
            room("web.console.page", join(APP, "web.login", "web.api", "web.console.forms"), WEB),
            room("web.console.edit", join(PAGE, "web.console.live"), WEB),
            room("web.console.docs", PAGE, join(WEB, "org.commonmark..")),
            room("web.console.site", join(PAGE, "web.console.edit"), WEB),
            room("web.console.box", join(PAGE, "web.console.edit"), WEB),
            room("web.console.files", join(PAGE, "web.console.edit", "pack"), WEB),
            room("web.console.settings", join(PAGE, "web.console.edit", "web.console.fields"), WEB),
            room("web.console.phones", PHONES, WEB),
            room("web.console.numbers", join(PHONES, "web.console.phones"), WEB),
            room("web.console.attention", join(PHONES, "web.console.phones"), WEB),
            room("web.console.network", join(PHONES, "web.console.phones", "web.console.settings"), WEB),
            room("web.console.start", join(PAGE, "web.console.edit", "web.console.fields"), WEB),
            room("web.console.people", join(PAGE, "web.console.start"), WEB),
            room("metrics", APP, "io.micrometer.."),
            room("simulate", APP),
            room("cli.control", join(APP, "store")),
            room(
                    "cli",
                    join(APP, "cli.control", "simulate", "host", "pack", "store", "store.backup", "store.move"),
                    "picocli..",
                    "io.smallrye.config..",
                    "io.quarkus.runtime.configuration..",
                    "org.jboss.logging.."));

    /** Classes that need what Vert.x doesn't publish, and why. */
    private static final Map<String, String> INSIDERS = Map.of(
            "org.dialtone.web.phonefiles.ConnectionClose",
            "corks one connection, whose last answer then goes out with its end; Vert.x can only cork all or none",
            "org.dialtone.web.phonefiles.ConnectionOpener",
            "reads an option of one connection's socket; Vert.x has none of it",
            "org.dialtone.socket.http.NativeTransport",
            "opens a listening socket for each event loop; Vert.x has no public transport to extend",
            "org.dialtone.socket.http.TcpGuard",
            "tells a connection before its first request by the handler that Vert.x puts there");

    private static final String[] PURE = {
        "..dialtone.net..",
        "..dialtone.journal..",
        "..dialtone.phone..",
        "..dialtone.holder..",
        "..dialtone.dhcp..",
        "..dialtone.tftp..",
        "..dialtone.provision..",
        "..dialtone.sip..",
        "..dialtone.recorder.."
    };

    /** @param libraries beside the JDK */
    record Room(String name, List<String> mayUse, String... libraries) {

        private String here() {
            return "org.dialtone." + name;
        }

        private void check(JavaClasses all) {
            String[] allowed = Stream.of(
                            Stream.of(
                                    "java..",
                                    "javax.crypto..",
                                    "javax.net.ssl..",
                                    "javax.security..",
                                    "javax.xml..",
                                    here()),
                            mayUse.stream().map(other -> "org.dialtone." + other),
                            Arrays.stream(libraries))
                    .flatMap(each -> each)
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(here())
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(allowed)
                    .check(all);
        }
    }

    @ArchTest
    static void eachRoomUsesWhatItMay(JavaClasses all) {
        ROOMS.forEach(room -> room.check(all));
    }

    @ArchTest
    static void everyClassLivesInARoom(JavaClasses all) {
        List<String> known = Stream.concat(
                        ROOMS.stream().map(Room::here), Stream.of("org.dialtone", "org.dialtone.boot"))
                .toList();
        // A folder of rooms has a class for its description alone.
        List<String> elsewhere = all.stream()
                .filter(each -> !each.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> !known.contains(name))
                .toList();
        Assertions.assertEquals(List.of(), elsewhere, "rooms without a rule");
    }

    @ArchTest
    static final ArchRule PANACHE_STAYS_IN_ITS_ROOM = noClasses()
            .that()
            .resideOutsideOfPackage("org.dialtone.store.site")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.hibernate..", "io.quarkus.panache..", "jakarta.persistence..");

    @ArchTest
    static final ArchRule APP_KNOWS_ITS_SETTINGS_ALONE_BY_A_LIBRARY = noClasses()
            .that()
            .resideInAPackage("org.dialtone.app")
            .and(describe("not the settings", each -> !each.getName().startsWith("org.dialtone.app.Settings")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.smallrye..");

    @ArchTest
    static final ArchRule PURE_ROOMS_DO_NOT_READ_THE_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .because("time is an injected InstantSource");

    /** What lasts lives on elapsed time, so that a wall clock that somebody sets ends nothing. */
    @ArchTest
    static final ArchRule ONE_CLOCK_IS_READ_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("org.dialtone.cli")
            .and()
            .doNotHaveSimpleName("Wiring")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .accessTargetWhere(describe(
                    "a clock of the system", access -> access.getTargetOwner().isEquivalentTo(Clock.class)))
            .because("BoxClock is the time of the box, and has the wall clock for what people read");

    @ArchTest
    static final ArchRule PURE_ROOMS_OPEN_NOTHING = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.channels..", "java.nio.file..", "java.sql..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.(net\\..*(Socket|URL).*|io\\.File.*|util\\.Random)")
            .because("an engine never waits; sockets and stores do what it decides");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.dialtone.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Base");

    /** A release of Vert.x or Netty may change these without a word. */
    @ArchTest
    static final ArchRule LIBRARIES_ARE_USED_BY_THEIR_PUBLIC_SIDE = noClasses()
            .that(describe(
                    "without a reason of their own",
                    each -> INSIDERS.keySet().stream()
                            .noneMatch(name -> each.getName().equals(name)
                                    || each.getName().startsWith(name + "$"))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..impl..", "io.vertx..spi..", "io.netty..internal..");

    @ArchTest
    static void everyReasonIsStillNeeded(JavaClasses all) {
        List<String> idle = INSIDERS.keySet().stream()
                .filter(name -> all.get(name).getDirectDependenciesFromSelf().stream()
                        .map(each -> each.getTargetClass().getPackageName())
                        .noneMatch(each -> each.matches("io\\.(vertx|netty)\\..*\\b(impl|spi|internal)\\b.*")))
                .toList();
        Assertions.assertEquals(List.of(), idle, "may be taken off the list");
    }

    /**
     * Opening a socket waits for an event loop inside the socket's lock; a health check that asked for the lock on that
     * loop would block both.
     */
    @ArchTest
    static final ArchRule HEALTH_WAITS_FOR_NO_SOCKET = noClasses()
            .that()
            .haveFullyQualifiedName("org.dialtone.boot.Health")
            .should()
            .callMethodWhere(describe("a synchronized method of a socket", HouseTest::locks));

    /** An executor silently ends a recurring task that throws once. */
    @ArchTest
    static final ArchRule WHAT_RECURS_GOES_ON = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.dialtone.app.Recurring")
            .should()
            .callMethodWhere(describe(
                    "a recurring task of an executor",
                    call -> call.getTargetOwner().isAssignableTo(ScheduledExecutorService.class)
                            && (call.getName().equals("scheduleWithFixedDelay")
                                    || call.getName().equals("scheduleAtFixedRate"))));

    @ArchTest
    static final ArchRule YAML_IS_READ_IN_ONE_WAY = noClasses()
            .that()
            .haveNameNotMatching("org\\.dialtone\\.site\\.file\\.(TreeBuilder|SecretScalars)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.snakeyaml\\.engine\\.v2\\."
                    + "(api\\.(Load|lowlevel\\.(Parse|Compose))|(parser|composer|constructor|events)\\..*)")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.yaml..", "com.fasterxml.jackson.dataformat.yaml..")
            .because("site.file.TreeBuilder is the one reader; SecretScalars only finds where secrets stand");

    @ArchTest
    static final ArchRule MAPS_ARE_BOUNDED_IN_ONE_WAY = noClasses()
            .that()
            .resideOutsideOfPackage("org.dialtone.net")
            .should()
            .beAssignableTo(LinkedHashMap.class)
            .because("net.BoundedMap is the one");

    private static boolean locks(JavaMethodCall call) {
        return call.getTargetOwner().getPackageName().startsWith("org.dialtone.socket")
                && call.getTarget()
                        .resolveMember()
                        .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                        .isPresent();
    }

    private static Room room(String name) {
        return new Room(name, List.of());
    }

    private static Room room(String name, List<String> mayUse, String... libraries) {
        return new Room(name, mayUse, libraries);
    }

    private static List<String> join(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    private static String[] join(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }
}
