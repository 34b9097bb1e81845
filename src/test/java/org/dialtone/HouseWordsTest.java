package org.dialtone;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dialtone.journal.Details;
import org.dialtone.journal.Entry;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.PhoneFinding;

/** Words are made where they are shown, and nothing is decided by them. */
@AnalyzeClasses(packages = "org.dialtone", importOptions = DoNotIncludeTests.class)
class HouseWordsTest {

    /** Rooms that show words, and classes elsewhere that put them into a log or into a packet, and which. */
    private static final String[] SHOWS_WORDS = {
        "org.dialtone.web..", "org.dialtone.cli..", "org.dialtone.boot..", "org.dialtone.journal.."
    };

    private static final Map<String, String> WRITES_WORDS = Map.of(
            "org.dialtone.app.Said",
            "clauses of health, in the reader's language or for JSON and log in English",
            "org.dialtone.dhcp.ReplyBuilder",
            "option 56 of a NAK",
            "org.dialtone.dhcp.WhatIf",
            "the answer to an operator's question",
            "org.dialtone.dhcp.Probing",
            "the conflicts on the page Network",
            "org.dialtone.socket.dhcp.DhcpConversation",
            "the log of messages without an answer");

    /** Who can't read words can't decide by them. */
    @ArchTest
    static final ArchRule WORDS_ARE_MADE_WHERE_THEY_ARE_SHOWN = noClasses()
            .that()
            .resideOutsideOfPackages(SHOWS_WORDS)
            .and(describe("not known to write words", each -> !WRITES_WORDS.containsKey(outermost(each))))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(EventWords.class);

    /** Classes that know both entries and texts, and may look into a text, and into which. */
    private static final Map<String, String> READS_TEXTS = Map.of(
            "org.dialtone.app.Said", "the catalogue's templates",
            "org.dialtone.journal.EventWords", "the catalogue's templates",
            "org.dialtone.journal.Quoted", "a stranger's text, to bound and quote it",
            "org.dialtone.provision.PhoneReports", "the path of an action URL",
            "org.dialtone.sip.Registration", "the flow of a Contact",
            "org.dialtone.store.FormerReasons", "rows of a version without events",
            "org.dialtone.store.FormerWords", "rows of a version without events",
            "org.dialtone.web.console.forms.Words", "the catalogue's templates");

    private static final Set<String> LOOKS_INTO =
            Set.of("contains", "startsWith", "endsWith", "matches", "indexOf", "lastIndexOf", "regionMatches", "split");

    /** Rules, views, counts and logs go by events, reasons and details. */
    @ArchTest
    static final ArchRule NOTHING_GOES_BY_WORDS = noClasses()
            .that(describe("know the journal's entries, findings or words", HouseWordsTest::knowsEvents))
            .and(describe("are not known to read texts", each -> !READS_TEXTS.containsKey(outermost(each))))
            .should()
            .callMethodWhere(describe("a look into a text", HouseWordsTest::looksIntoText));

    private static boolean knowsEvents(JavaClass each) {
        return each.getPackageName().equals("org.dialtone.journal")
                || each.getPackageName().equals("org.dialtone.metrics")
                || each.getDirectDependenciesFromSelf().stream()
                        .map(used -> used.getTargetClass().getName())
                        .anyMatch(Set.of(
                                Entry.class.getName(),
                                PhoneFinding.class.getName(),
                                Details.class.getName(),
                                EventWords.class.getName())::contains);
    }

    private static boolean looksIntoText(JavaMethodCall call) {
        boolean text = call.getTargetOwner().isEquivalentTo(String.class) && LOOKS_INTO.contains(call.getName());
        return text
                || call.getTargetOwner().isEquivalentTo(Pattern.class)
                        && call.getName().equals("matcher");
    }

    private static String outermost(JavaClass each) {
        int inner = each.getName().indexOf('$');
        return inner < 0 ? each.getName() : each.getName().substring(0, inner);
    }
}
