package org.dialtone.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.function.BiConsumer;

/** Does an operator's jobs about the network in the browser, each from the list of phones, and counts the clicks. */
final class NetworkJobs {

    private final Page page;
    private final URI console;
    private final BiConsumer<Page, String> shoot;
    private int clicks;

    NetworkJobs(Page page, URI console, BiConsumer<Page, String> shoot) {
        this.page = page;
        this.console = console;
        this.shoot = shoot;
    }

    void all() {
        job(2, this::reservesAnAddress);
        job(4, () -> setsOption66("Everyone"));
        job(4, () -> setsOption66("Scope voice"));
        job(4, this::addsAScope);
        job(4, this::setsTheTimeZone);
        warnsOfAnotherHost();
    }

    private void job(int most, Runnable job) {
        page.navigate(console.toString());
        clicks = 0;
        job.run();
        assertTrue(clicks <= most, clicks + " clicks instead of " + most);
    }

    private void reservesAnAddress() {
        main("Leases");
        click(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reserve 127.66.1.14")));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("reserved");
        shoot.accept(page, "job-reserved");
    }

    private void setsOption66(String level) {
        main("Network");
        link("Options");
        press("Set options: " + level);
        int row = (int) page.locator("[name$='].name'][value]:not([value=''])").count();
        page.locator("[name='options[" + row + "].name']").fill("tftp-server-name");
        assertThat(page.locator("#f-options-" + row + "-value-picked")).containsText("66: a text");
        page.locator("[name='options[" + row + "].value']").fill("{root}");
        shoot.accept(page, "job-option");
        press("Save");
        saved("tftp-server-name");
    }

    private void addsAScope() {
        main("Network");
        press("Add a scope");
        page.getByLabel("Name").fill("hall");
        page.getByLabel("Subnet").fill("127.70.0.0/24");
        page.locator("[name='pools[0].range']").fill("127.70.0.10-127.70.0.99");
        shoot.accept(page, "job-scope");
        press("Save");
        again();
        saved("scope hall: added");
    }

    private void setsTheTimeZone() {
        main("Setup");
        link("Settings");
        page.getByLabel("Time zone").fill("Europe/Berlin");
        press("Save");
        again();
        saved("Europe/Berlin");
    }

    private void warnsOfAnotherHost() {
        page.navigate(console.resolve("/console/settings/dhcp").toString());
        page.locator("[name='options[0].value']").fill("http://127.66.0.9/");
        press("Save");
        assertThat(page.locator("#notice")).containsText("sends phones to 127.66.0.9");
        shoot.accept(page, "job-warned");
    }

    /** What touches several phones, or gives cause to warn, is confirmed by a second click. */
    private void again() {
        if (page.locator("#notice").count() > 0) {
            press("Save");
        }
    }

    private void saved(String change) {
        assertThat(page.locator("h1")).hasText("Saved");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(change);
    }

    private void main(String name) {
        click(page.getByRole(AriaRole.BANNER)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true)));
    }

    private void link(String name) {
        click(page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true)));
    }

    private void press(String name) {
        click(page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true)));
    }

    private void click(Locator what) {
        clicks++;
        what.click();
    }
}
