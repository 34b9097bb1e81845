package org.dialtone.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Visits the console's pages in the browser, as a reader and as a user who acts. */
final class PageTour {

    private static final String PHONE = "phones/001565000001";
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("calls", "calls");
        PAGES.put("attention", "attention");
        PAGES.put("emergency", "calls/emergency");
        PAGES.put("alarms", "alarms");
        PAGES.put("report", "report");
        PAGES.put("audit", "audit");
        PAGES.put("operators", "operators");
        PAGES.put("leases", "leases");
        PAGES.put("lease", "leases/127.66.1.99");
        PAGES.put("network", "network?mac=00:15:65:00:00:01");
        PAGES.put("phone", PHONE);
        PAGES.put("phone-waits", "phones/001565999999");
        PAGES.put("phone-add", "phones/add");
        PAGES.put("phone-edit", PHONE + "/edit");
        PAGES.put("phone-replace", PHONE + "/replace");
        PAGES.put("phone-delete", PHONE + "/delete");
        PAGES.put("extensions", "extensions");
        PAGES.put("extension-add", "add-extension");
        PAGES.put("extension-edit", "extensions/1001");
        PAGES.put("extension-delete", "extensions/1001/delete");
        PAGES.put("settings", PHONE + "/settings");
        PAGES.put("files", PHONE + "/files");
        PAGES.put("logs", PHONE + "/logs");
        PAGES.put("no-logs", "phones/001565000002/logs");
        PAGES.put("recording", PHONE + "/recording");
        PAGES.put("access", "access");
        PAGES.put("packs", "packs");
        PAGES.put("pack", "packs/yealink");
        PAGES.put("packfile", "packs/yealink/phone.cfg");
        PAGES.put("tokens", "tokens");
        PAGES.put("support", "support");
        PAGES.put("site", "site");
        PAGES.put("table", "site/table");
        PAGES.put("history", "site/history");
        PAGES.put("revision", "site/history/2");
        PAGES.put("progress", "site/history/2/progress");
        PAGES.put("compare", "site/history/compare?from=1&to=2");
        PAGES.put("scopes", "lists/scopes");
        PAGES.put("scope-add", "lists/scopes/add");
        PAGES.put("scope-edit", "lists/scopes/edit?key=voice");
        PAGES.put("scope-delete", "lists/scopes/delete?key=voice");
        PAGES.put("reservations", "lists/reservations");
        PAGES.put("reservation-add", "lists/reservations/add");
        PAGES.put("classes", "lists/classes");
        PAGES.put("class-add", "lists/classes/add");
        PAGES.put("options", "options?mac=1001");
        PAGES.put("numbers", "lists/numbers");
        PAGES.put("number-add", "lists/numbers/add");
        PAGES.put("phonebook", "lists/phonebook");
        PAGES.put("site-settings", "settings/site");
        PAGES.put("dhcp-settings", "settings/dhcp");
        PAGES.put("provisioning-settings", "settings/provisioning");
        PAGES.put("registrar-settings", "settings/registrar");
        PAGES.put("models", "lists/models");
        PAGES.put("model-add", "lists/models/add");
        PAGES.put("resync", "resync");
        PAGES.put("password", "password");
        PAGES.put("setup", "setup");
        PAGES.put("box", "box");
        PAGES.put("box-network", "box/network");
        PAGES.put("certificate", "box/certificate");
        PAGES.put("restore", "box/restore");
        PAGES.put("boxlog", "box/log");
        PAGES.put("firmware", "firmware");
        PAGES.put("licences", "licences");
        PAGES.put("help", "help");
        PAGES.put("help-page", "help/troubleshooting");
        PAGES.put("firmware-set", "firmware/set");
        PAGES.put("ports", "ports");
        PAGES.put("usage", "usage");
        PAGES.put("usage-month", "usage?span=month");
        PAGES.put("phones-filtered", "?vendor=Yealink&sort=name");
        PAGES.put("resync-none", "resync?chosen=true");
    }

    private final Page page;
    private final URI console;
    private final BiConsumer<Page, String> shoot;

    PageTour(Page page, URI console, BiConsumer<Page, String> shoot) {
        this.page = page;
        this.console = console;
        this.shoot = shoot;
    }

    /** Visits every page once; no page is wider than the window, and axe finds nothing serious. */
    void visits(String name) {
        List<String> faults = new ArrayList<>();
        PAGES.forEach((label, path) -> {
            go(path);
            assertThat(page.locator("h1").first()).isVisible();
            shoot.accept(page, label + "-" + name);
            if (!fits()) {
                faults.add(label + " is too wide");
            }
            Axe.findings(page).forEach(finding -> faults.add(label + ": " + finding));
        });
        assertEquals(List.of(), faults);
    }

    /** Visits as a viewer: nothing there is offered that the server would refuse. */
    void looksOn() {
        for (String label :
                List.of("phone-waits", "lease", "access", "packfile", "site", "table", "revision", "resync")) {
            go(PAGES.get(label));
            assertThat(page.locator("h1").first()).isVisible();
            shoot.accept(page, label + "-viewer");
            assertThat(page.locator("main form[method=post]")
                            .locator("button, input, select")
                            .filter(new Locator.FilterOptions().setVisible(true)))
                    .hasCount(0);
            assertTrue(fits(), label);
        }
    }

    /** Presses every button with a harmless effect, by its name for a screen reader. */
    void acts() {
        packs();
        table();
        site();
        access();
        tell();
        many();
        calls();
        alarms();
        people();
        visits("light");
    }

    private void packs() {
        go("packs");
        shoot.accept(page, "packs");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Yealink"))
                .click();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("phone.cfg").setExact(true))
                .click();
        page.getByLabel("Text of the file")
                .fill(page.getByLabel("Text of the file").inputValue() + "# by hand\n");
        page.getByLabel("Try it on the phone").fill("00:15:65:00:00:01");
        press("Check and preview");
        assertThat(page.locator(".diff .added")).hasCount(1);
        shoot.accept(page, "pack-preview");
        page.getByLabel("Text of the file")
                .fill(page.getByLabel("Text of the file").inputValue() + "{nobody}\n");
        press("Save and serve");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("{nobody}");
        shoot.accept(page, "pack-refused");
        page.getByLabel("Text of the file")
                .fill(page.getByLabel("Text of the file").inputValue().replace("{nobody}\n", ""));
        press("Save and serve");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Saved and served");
        shoot.accept(page, "pack-saved");
        go("packs/yealink");
        shoot.accept(page, "pack-own");
        press("Undo the last change");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Done");
        shoot.accept(page, "pack-undone");
    }

    private void table() {
        go("site/table");
        page.getByLabel("or its text").fill("number,name,mac\n1020,Pool,00:15:65:00:00:20\n1.5E+9,x,\n");
        press("Check");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was changed");
        shoot.accept(page, "table-faults");
        page.getByLabel("or its text").fill("number,name,mac\n1020,Pool,00:15:65:00:00:20\n");
        press("Check");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("No fault");
        shoot.accept(page, "table-tried");
    }

    private void site() {
        go("site");
        String yaml = page.getByLabel("Site file in YAML").inputValue();
        page.getByLabel("Site file in YAML").fill(yaml.replace("timezone:", "timezon:"));
        press("Check");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("faults");
        shoot.accept(page, "site-faults");
        page.getByLabel("Site file in YAML").fill(yaml);
        press("Check");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("No fault");
        page.getByLabel("Site file in YAML").fill("# by hand\n" + yaml.replace("Reception", "Front Desk"));
        press("Apply");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Applied: extensions 1 changed");
        shoot.accept(page, "site-applied");
        press("Undo");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("again what it was");
        shoot.accept(page, "history-undone");
        page.locator("tbody a").nth(1).click();
        assertThat(page.getByRole(AriaRole.HEADING).nth(2)).hasText("Going back to it");
        page.locator("summary").click();
        shoot.accept(page, "revision-back");
        go("site");
        page.getByLabel("Site file in YAML")
                .fill("dialtone: 1\nsite: {timezone: Europe/Athens}\nextensions: [{number: \"1001\"}]\n");
        press("Apply");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Are they to go?");
        shoot.accept(page, "site-removal");
    }

    private void access() {
        go("access");
        page.getByLabel("Code on the display").fill("0000");
        press("Adopt by code");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was changed");
        shoot.accept(page, "access-wrong");
        go("phones/001565999999");
        page.getByLabel("Extension").fill("1015");
        shoot.accept(page, "phone-waits");
    }

    private void tell() {
        go("");
        page.locator("#tell").click();
        press("Fetch files again");
        assertThat(page.locator("#round h2")).isVisible();
        shoot.accept(page, "resync-round");
        go(PHONE);
        press("Fetch files again");
        assertThat(page).hasURL(console.resolve("/console/" + PHONE).toString());
    }

    /** Rows are found, stepped through and selected without a mouse, or with it. */
    private void many() {
        go("?sort=name");
        page.getByLabel("Vendor").selectOption("Yealink");
        page.waitForURL("**vendor=Yealink**");
        assertThat(page.locator("#rows")).not().containsText("Snom");
        assertThat(page.locator("#tell-chosen")).isDisabled();
        page.keyboard().press("Escape");
        page.locator("h1").click();
        page.keyboard().press("j");
        assertThat(page.locator("#rows > li").first().locator("[id^=open-]")).isFocused();
        page.keyboard().press("x");
        assertThat(page.locator("#tell-chosen")).hasText("Resync or restart the 1 selected");
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).containsText("previous phone");
        shoot.accept(page, "phones-selected");
        go("?q=1004");
        page.locator(".pick").first().check();
        assertThat(page.locator("#tell-chosen")).hasText("Resync or restart the 2 selected");
        page.locator("#tell-chosen").click();
        assertThat(page.locator("h1")).hasText("Resync or restart 2 phones");
        go("");
        assertThat(page.locator("#tell-chosen")).isDisabled();
    }

    private void calls() {
        go("calls");
        assertThat(page.locator("#live tbody tr")).hasCount(3);
        page.getByLabel("Search calls").fill("1999");
        assertThat(page.locator("#live tbody tr")).hasCount(1);
        page.getByLabel("Search calls").fill("");
        assertThat(page.locator("#live tbody tr")).hasCount(3);
        page.getByLabel("From day").fill("2999-01-01");
        assertThat(page.locator("#live")).containsText("Nothing here matches");
    }

    private void alarms() {
        go("calls");
        assertThat(page.getByRole(AriaRole.BANNER)).containsText("to see to");
        go("alarms");
        assertThat(page.locator("h1")).hasText("1 open alarm, 1 not acknowledged");
        shoot.accept(page, "alarm-open");
        page.getByRole(AriaRole.BANNER)
                .getByText("Attention", new Locator.GetByTextOptions().setExact(false))
                .first()
                .click();
        assertThat(page.locator(".matter").first()).containsText("Nobody answered an emergency call");
        shoot.accept(page, "attention-open");
        page.locator(".matter")
                .first()
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Acknowledge"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Acknowledged");
        assertThat(page.locator("#live")).not().containsText("Nobody answered an emergency call");
        go("alarms");
        assertThat(page.locator("h1")).hasText("No open alarm");
        assertThat(page.getByLabel("Alarms that are over")).containsText("Nobody answered an emergency call");
    }

    private void people() {
        go("operators");
        assertThat(page.getByRole(AriaRole.TABLE)).containsText("the only one");
        page.getByLabel("Name").fill("night-manager@harbour");
        page.getByLabel("First password").fill("first-of-the-night");
        press("Add an operator");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("night-manager@harbour may log in");
        go("tokens");
        page.getByLabel("Name of the program").fill("prometheus");
        page.getByLabel("Scope").selectOption("metrics");
        press("Make a token");
        assertThat(page.locator("#fresh")).containsText("dialtone_");
        shoot.accept(page, "token-made");
    }

    private void press(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    private void go(String path) {
        page.navigate(console.resolve("/console/" + path).toString());
    }

    private boolean fits() {
        return page.evaluate("document.documentElement.scrollWidth").equals(page.viewportSize().width);
    }
}
