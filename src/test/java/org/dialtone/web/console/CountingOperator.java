package org.dialtone.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** An operator at a page of the console, whose clicks are counted. */
final class CountingOperator {

    private final Page page;
    private final URI console;
    private int clicks;

    CountingOperator(Page page, URI console) {
        this.page = page;
        this.console = console;
    }

    /** Does a job from the list of phones. */
    void does(int most, Runnable job) {
        page.navigate(console.toString());
        clicks = 0;
        job.run();
        assertTrue(clicks <= most, clicks + " clicks instead of " + most);
    }

    void saved(String change) {
        assertThat(page.locator("h1")).hasText("Saved");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(change);
    }

    /** What touches several phones, or gives cause to warn, is confirmed by a second click. */
    void again() {
        if (page.locator("#notice").count() > 0) {
            press("Save");
        }
    }

    /** Follows a link of the navigation. */
    void visits(String name) {
        click(named(page.getByRole(AriaRole.BANNER), AriaRole.LINK, name));
    }

    void follows(String name) {
        click(named(page.locator("main"), AriaRole.LINK, name));
    }

    void press(String name) {
        click(named(page.locator("main"), AriaRole.BUTTON, name));
    }

    private static Locator named(Locator part, AriaRole role, String name) {
        return part.getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    void click(Locator what) {
        clicks++;
        what.click();
    }
}
