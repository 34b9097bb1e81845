package org.dialtone;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;

/** The arrows of the house: the README's table of rooms, as rules. */
@AnalyzeClasses(packages = "org.dialtone", importOptions = DoNotIncludeTests.class)
class HouseTest {

    private static final String[] PURE = {"..dialtone.net..", "..dialtone.journal..", "..dialtone.phone..", "..dialtone.dhcp..",
            "..dialtone.tftp..", "..dialtone.provision..", "..dialtone.sip.."};

    @ArchTest
    static final ArchRule NET_STANDS_ALONE = room("net", "java..");

    @ArchTest
    static final ArchRule JOURNAL = room("journal", "java..", "..dialtone.net..");

    @ArchTest
    static final ArchRule PHONE = room("phone", "java..", "..dialtone.net..", "..dialtone.journal..");

    @ArchTest
    static final ArchRule DHCP_WIRE = room("dhcp.wire", "java..", "..dialtone.net..");

    @ArchTest
    static final ArchRule DHCP = room("dhcp", "java..", "..dialtone.dhcp.wire..", "..dialtone.phone..", "..dialtone.journal..", "..dialtone.net..");

    @ArchTest
    static final ArchRule TFTP = room("tftp", "java..", "..dialtone.net..");

    @ArchTest
    static final ArchRule PROVISION = room("provision", "java..", "..dialtone.phone..", "..dialtone.journal..", "..dialtone.net..");

    @ArchTest
    static final ArchRule SIP_WIRE = room("sip.wire", "java..", "..dialtone.net..");

    @ArchTest
    static final ArchRule SIP = room("sip", "java..", "javax.crypto..", "..dialtone.sip.wire..", "..dialtone.phone..", "..dialtone.journal..", "..dialtone.net..");

    @ArchTest
    static final ArchRule ONLY_EDGE_KNOWS_THE_EDGE = noClasses().that().resideOutsideOfPackages("..dialtone.edge..", "org.dialtone")
            .should().dependOnClassesThat().resideInAPackage("..dialtone.edge..");

    @ArchTest
    static final ArchRule PURE_ROOMS_DO_NOT_READ_THE_CLOCK = noClasses().that().resideInAnyPackage(PURE)
            .should().callMethod(Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(System.class, "nanoTime").because("time is an injected InstantSource");

    @ArchTest
    static final ArchRule PURE_ROOMS_OPEN_NOTHING = noClasses().that().resideInAnyPackage(PURE)
            .should().dependOnClassesThat().resideInAnyPackage("java.nio.channels..", "java.nio.file..", "java.sql..")
            .orShould().dependOnClassesThat().haveNameMatching("java\\.(net\\..*(Socket|URL).*|io\\.File.*|util\\.Random)")
            .because("an engine never waits; the edge does what it decides");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("org.dialtone.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING = noClasses().should().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Helper")
            .orShould().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Impl")
            .orShould().haveSimpleNameEndingWith("Base");

    /** A socket's opening waits for an event loop within its lock; whoever asked for the lock on that loop would end both. */
    @ArchTest
    static final ArchRule HEALTH_WAITS_FOR_NO_SOCKET = noClasses().that().haveFullyQualifiedName("org.dialtone.boot.BoxState")
            .should().callMethodWhere(describe("a synchronized method of edge.udp", HouseTest::locks));

    /** An executor ends for good, and without a word, what throws once. */
    @ArchTest
    static final ArchRule WHAT_RECURS_GOES_ON = noClasses().that().doNotHaveFullyQualifiedName("org.dialtone.app.Recurring")
            .should().callMethodWhere(describe("a recurring task of an executor", call -> call.getTargetOwner().isAssignableTo(ScheduledExecutorService.class)
                    && (call.getName().equals("scheduleWithFixedDelay") || call.getName().equals("scheduleAtFixedRate"))));

    private static boolean locks(JavaMethodCall call) {
        return call.getTargetOwner().getPackageName().equals("org.dialtone.edge.udp")
                && call.getTarget().resolveMember().filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED)).isPresent();
    }

    private static ArchRule room(String name, String... mayUse) {
        String own = "..dialtone." + name;
        String[] all = Arrays.copyOf(mayUse, mayUse.length + 1);
        all[mayUse.length] = own;
        return classes().that().resideInAPackage(own).should().onlyDependOnClassesThat().resideInAnyPackage(all);
    }
}
