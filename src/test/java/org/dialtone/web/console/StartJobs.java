package org.dialtone.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.function.BiConsumer;

/** Does the first start on a telephone's screen, from the page that says why no phone gets an address, and counts clicks. */
final class StartJobs {

    private static final int NARROW = 390;
    /** To the first step, an interface, one button a step. */
    private static final int MOST = 7;

    private final Page page;
    private final URI console;
    private final BiConsumer<Page, String> shoot;
    private final CountingOperator operator;

    /** @param console of a box whose site has no scope */
    StartJobs(Page page, URI console, BiConsumer<Page, String> shoot) {
        this.page = page;
        this.console = console;
        this.shoot = shoot;
        operator = new CountingOperator(page, console);
    }

    void all() {
        page.setViewportSize(NARROW, 900);
        operator.does(MOST, this::setsUpTheBox);
        page.getByText("Take it back").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("again what it was");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("No phone gets an address");
    }

    private void setsUpTheBox() {
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("No phone gets an address");
        shoot.accept(page, "start-before-390");
        operator.click(page.getByText("Set up this box"));
        step("interface");
        operator.click(page.getByText("None: phones come through relay agents"));
        operator.press("Next");
        step("addresses");
        page.getByLabel("Name").fill("voice");
        page.getByLabel("Subnet").fill("127.66.0.0/16");
        page.getByLabel("Pools").fill("127.66.1.1-127.66.1.99");
        operator.press("Next");
        step("registrar");
        operator.press("Next");
        step("phones");
        page.getByLabel("Phones", new Page.GetByLabelOptions().setExact(true)).selectOption("table");
        page.getByLabel("Paste CSV").fill("number,name,mac\n1001,Reception,00:15:65:00:00:01\n");
        operator.press("Next");
        step("summary");
        assertThat(page.locator("#wire")).containsText("One listed phone fetches its file and registers.");
        operator.press("Go");
        operator.saved("scope voice: added");
        shoot.accept(page, "start-done-390");
    }

    private void step(String name) {
        assertThat(page.locator("[aria-current='step']")).isVisible();
        assertEquals(console.resolve("/console/start/" + name).toString(), page.url());
        shoot.accept(page, "start-" + name + "-390");
        assertEquals(NARROW, page.evaluate("document.documentElement.scrollWidth"), name);
    }
}
