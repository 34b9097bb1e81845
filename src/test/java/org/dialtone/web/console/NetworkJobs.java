package org.dialtone.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.function.BiConsumer;

/** Does an operator's jobs about the network in the browser, each from the list of phones, and counts the clicks. */
final class NetworkJobs {

    private final Page page;
    private final URI console;
    private final BiConsumer<Page, String> shoot;
    private final CountingOperator operator;

    NetworkJobs(Page page, URI console, BiConsumer<Page, String> shoot) {
        this.page = page;
        this.console = console;
        this.shoot = shoot;
        operator = new CountingOperator(page, console);
    }

    void all() {
        operator.does(2, this::reservesAnAddress);
        operator.does(4, () -> setsOption66("Everyone"));
        operator.does(4, () -> setsOption66("Scope voice"));
        operator.does(4, this::addsAScope);
        operator.does(4, this::setsTheTimeZone);
        warnsOfAnotherHost();
    }

    private void reservesAnAddress() {
        operator.visits("Leases");
        operator.click(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reserve 127.66.1.14")));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("reserved");
        shoot.accept(page, "job-reserved");
    }

    private void setsOption66(String level) {
        operator.visits("Network");
        operator.follows("Options");
        operator.press("Set options: " + level);
        int row = (int) page.locator("[name$='].name'][value]:not([value=''])").count();
        page.locator("[name='options[" + row + "].name']").fill("tftp-server-name");
        assertThat(page.locator("#f-options-" + row + "-value-picked")).containsText("66: a text");
        page.locator("[name='options[" + row + "].value']").fill("{root}");
        shoot.accept(page, "job-option");
        operator.press("Save");
        operator.saved("tftp-server-name");
    }

    private void addsAScope() {
        operator.visits("Network");
        operator.press("Add a scope");
        page.getByLabel("Name").fill("hall");
        page.getByLabel("Subnet").fill("127.70.0.0/24");
        page.locator("[name='pools[0].range']").fill("127.70.0.10-127.70.0.99");
        shoot.accept(page, "job-scope");
        operator.press("Save");
        operator.again();
        operator.saved("scope hall: added");
    }

    private void setsTheTimeZone() {
        operator.visits("Setup");
        operator.follows("Settings");
        page.getByLabel("Time zone").fill("Europe/Berlin");
        operator.press("Save");
        operator.again();
        operator.saved("Europe/Berlin");
    }

    private void warnsOfAnotherHost() {
        page.navigate(console.resolve("/console/settings/dhcp").toString());
        page.locator("[name='options[0].value']").fill("http://127.66.0.9/");
        operator.press("Save");
        assertThat(page.locator("#notice")).containsText("sends phones to 127.66.0.9");
        shoot.accept(page, "job-warned");
    }
}
