package org.dialtone.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dialtone.app.FakeProcesses;
import org.dialtone.app.LogFolder;
import org.dialtone.app.Role;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.Tokens;
import org.dialtone.app.Users.Operator;
import org.dialtone.app.alarm.Alarms;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.sip.CallBook;
import org.dialtone.sip.CallStories;
import org.dialtone.web.console.box.FakeMachines;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests the console in a real browser. */
@Tag("browser")
@QuarkusTest
@TestProfile(ConsoleProfile.Browser.class)
class BrowserTest {

    @Inject
    JournalBook book;

    @Inject
    ConsoleHouse house;

    @Inject
    Fleet fleet;

    @Inject
    SiteBook site;

    @Inject
    PhoneRecords books;

    @Inject
    CallBook calls;

    @Inject
    Alarms alarms;

    @Inject
    LogFolder logs;

    @Inject
    Sessions sessions;

    @Inject
    FakeMachines machines;

    @Inject
    Tokens tokens;

    @TestHTTPResource("/console/")
    URI console;

    private final BrowserPages pages = new BrowserPages();

    @Test
    void anOperatorWatchesPhonesComeUp() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(BrowserPages.PATIENCE);
        try (Playwright playwright = BrowserPages.playwright();
                Browser browser = BrowserPages.browser(playwright)) {
            Page page = pages.open(browser, 1280, ColorScheme.LIGHT);
            // Uses the time of now, because the browser may start slowly and a phone's state depends on how long it has
            // waited.
            new FurnishedSite(site, fleet, book, house).at(Instant.now());
            logIn(page);
            watch(page);
            findOne(page);
            openOne(page);
            look(browser);
            tour(browser);
            handOver(browser);
        }
        assertEquals(List.of(), pages.faults());
        assertEquals(Set.of(), ReflectedParts.reached());
    }

    private void logIn(Page page) {
        page.navigate(console.toString());
        BrowserPages.shoot(page, "login");
        page.getByLabel("User name").fill("admin");
        page.getByLabel("Password").fill(ConsoleProfile.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("12 of 15 phones registered");
    }

    private void watch(Page page) {
        Locator row = page.locator("#phone-" + FurnishedSite.LATE.plain());
        assertThat(row).containsText("Configured");
        BrowserPages.shoot(page, "list-light");
        house.bind("1014", "127.66.1.14", Instant.now());
        new Stories(book).registers(FurnishedSite.LATE, "127.66.1.14", "1014", Instant.now());
        assertThat(row).containsText("Registered");
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("13 of 15 phones registered");
    }

    private void findOne(Page page) {
        page.keyboard().press("/");
        assertThat(page.getByLabel("Search phones")).isFocused();
        page.keyboard().type("kitchen");
        assertThat(page.locator(".phone")).hasCount(1);
        BrowserPages.shoot(page, "search");
        page.getByLabel("Search phones").fill("");
        assertThat(page.locator(".phone")).hasCount(15);
    }

    private void openOne(Page page) {
        MacAddress unknown = MacAddress.of("00:15:65:99:99:99");
        page.locator("#open-" + unknown.plain()).click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Unknown phone");
        assertThat(page.getByLabel("Diagnosis")).containsText("was refused");
        BrowserPages.shoot(page, "phone-stuck");
        book.record(Entry.of(Instant.now(), unknown, Event.FILE_MISSING, Ip4.of("127.66.1.99"))
                .file("y000000000000.boot", 404));
        assertThat(page.locator(".told").first()).containsText("y000000000000.boot");
        page.navigate(console.resolve("/console/phones/001565000001").toString());
        assertThat(page.locator(".boot")).hasCount(2);
        BrowserPages.shoot(page, "phone");
        page.navigate(console.resolve("/console/site").toString());
        BrowserPages.shoot(page, "site");
        lookAround(page);
    }

    private void lookAround(Page page) {
        page.navigate(console.resolve("/console/leases").toString());
        assertThat(page.locator("tbody tr")).hasCount(14);
        page.keyboard().press("/");
        page.keyboard().type("127.66.1.99");
        assertThat(page.locator("tbody tr")).hasCount(1);
        BrowserPages.shoot(page, "leases");
        page.locator("tbody a").first().click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("127.66.1.99");
        BrowserPages.shoot(page, "lease");
        page.navigate(console.resolve("/console/calls").toString());
        BrowserPages.shoot(page, "calls");
        page.navigate(console.resolve("/console/network").toString());
        page.getByLabel("MAC").fill("00:15:65:00:00:01");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask"))
                .click();
        assertThat(page.locator(".offer tbody tr").first()).isVisible();
        BrowserPages.shoot(page, "network");
    }

    /** An alarm leads to the machines that share the database, and one of these takes over. */
    private void handOver(Browser browser) {
        Page page = pages.open(browser, 1280, ColorScheme.LIGHT);
        enter(page, new Operator("admin", Role.ADMIN, false));
        machines.processes.all = FakeProcesses.THREE;
        alarms.raise(Event.BOX_TOOK_OVER, "c", Details.of(Detail.MACHINE, "c"));
        page.navigate(console.resolve("/console/attention").toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("See the machines"))
                .click();
        page.waitForURL("**/console/box#machines");
        Locator rows = page.locator("#machines ~ .sheet").first().locator("tbody tr");
        assertThat(rows).hasCount(3);
        assertThat(rows.nth(0)).containsText("this one");
        BrowserPages.shoot(page, "machines");
        machinesOnANarrowScreen(browser);
        page.onceDialog(Dialog::accept);
        rows.nth(1)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Hand over now"))
                .click();
        assertThat(page.locator("main")).containsText("b takes over. This machine starts anew");
        assertEquals(List.of(Optional.of("id-b")), machines.processes.handed);
    }

    private void machinesOnANarrowScreen(Browser browser) {
        Page narrow = pages.open(browser, 390, ColorScheme.DARK, "de-DE");
        enter(narrow, new Operator("admin", Role.ADMIN, false));
        narrow.navigate(console.resolve("/console/box").toString());
        assertThat(narrow.locator("#machines")).hasText("Maschinen");
        assertEquals(390, narrow.evaluate("document.documentElement.scrollWidth"));
        assertEquals(List.of(), Axe.findings(narrow));
        BrowserPages.shoot(narrow, "machines-390-de");
    }

    /** Axe finds a fault where there is one. */
    private static void findsAFault(Browser browser) {
        Page page = browser.newPage();
        page.setContent("<html lang='en'><title>x</title><main><img src='data:,'></main></html>");
        assertEquals(List.of("image-alt img"), Axe.findings(page));
    }

    private void look(Browser browser) {
        findsAFault(browser);
        Page dark = pages.open(browser, 1280, ColorScheme.DARK);
        logInAgain(dark);
        BrowserPages.shoot(dark, "list-dark");
        dark.navigate(console.resolve("/console/phones/001565999999").toString());
        BrowserPages.shoot(dark, "phone-dark");
        Page narrow = pages.open(browser, 390, ColorScheme.LIGHT);
        logInAgain(narrow);
        BrowserPages.shoot(narrow, "list-390");
        assertEquals(390, narrow.evaluate("document.documentElement.scrollWidth"));
        narrow.navigate(console.resolve("/console/phones/001565000001").toString());
        BrowserPages.shoot(narrow, "phone-390");
        assertEquals(390, narrow.evaluate("document.documentElement.scrollWidth"));
    }

    private void tour(Browser browser) throws Exception {
        MacAddress reception = MacAddress.of("00:15:65:00:00:01");
        books.windows().open(reception, Duration.ofMinutes(30));
        books.places().settle(reception, "port \"Gi1/0/7\" of switch \"floor-2\"");
        books.pendingPhones().welcome(MacAddress.of("00:15:65:99:99:99"));
        logs.keep(reception, "001565000001-boot.log", new byte[40_000]);
        new CallStories(calls).tell();
        alarms.raise(
                Event.CALL_EMERGENCY_UNANSWERED,
                "1001",
                Details.of(Detail.CALLED, "112")
                        .with(Detail.EXTENSION, "1001")
                        .with(Detail.ADDRESS, Ip4.of("127.66.1.1")));
        tokens.make("scope-of-old", null);
        site.changeFolder(TestSite.WHO, Duration.ofHours(24));
        Page page = pages.open(browser, 1280, ColorScheme.LIGHT);
        logInAgain(page);
        new PageTour(page, console, BrowserPages::shoot).acts();
        // Playwright's objects belong to the thread that made them.
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Void> beside = threads.submit(this::visitsInGerman);
            visitsInFrench(browser);
            beside.get();
        }
        Page viewer = pages.open(browser, 1280, ColorScheme.LIGHT);
        enter(viewer, new Operator("vera", Role.VIEWER, false));
        new PageTour(viewer, console, BrowserPages::shoot).looksOn();
        new JobTour(page, console, BrowserPages::shoot).all();
        new NetworkJobs(page, console, BrowserPages::shoot).all();
        TestSite.apply(site, "dialtone: 1\nsite: {name: Harbour Hotel, timezone: Europe/Athens}\n");
        new StartJobs(page, console, BrowserPages::shoot).all();
    }

    private void visitsInFrench(Browser browser) {
        Page dark = pages.open(browser, 1280, ColorScheme.DARK);
        logInAgain(dark);
        dark.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Français"))
                .click();
        assertThat(dark.locator("html")).hasAttribute("lang", "fr");
        new PageTour(dark, console, BrowserPages::shoot).visits("dark-fr");
    }

    /** On a narrow screen, because German words are the longest. */
    private Void visitsInGerman() {
        try (Playwright playwright = BrowserPages.playwright();
                Browser browser = BrowserPages.browser(playwright)) {
            Page narrow = pages.open(browser, 390, ColorScheme.LIGHT, "de-CH");
            enter(narrow, new Operator("admin", Role.ADMIN, false));
            new PageTour(narrow, console, BrowserPages::shoot).visits("390-de");
            assertThat(narrow.locator("html")).hasAttribute("lang", "de");
            return null;
        }
    }

    private void enter(Page page, Operator operator) {
        page.context()
                .addCookies(List.of(
                        new Cookie(ConsoleAuthentication.COOKIE, sessions.begin(operator)).setUrl(console.toString())));
    }

    private void logInAgain(Page page) {
        page.navigate(console.toString());
        page.getByLabel("User name").fill("admin");
        page.getByLabel("Password").fill(ConsoleProfile.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        assertThat(page.locator(".phone")).hasCount(15);
    }
}
