package org.dialtone.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Does the jobs of an operator in the browser, each from the list of phones, and counts the clicks. */
final class JobTour {

    private static final String PASSPHRASE = "correct horse battery";

    private final Page page;
    private final URI console;
    private final BiConsumer<Page, String> shoot;
    private int clicks;
    private Path backup;

    JobTour(Page page, URI console, BiConsumer<Page, String> shoot) {
        this.page = page;
        this.console = console;
        this.shoot = shoot;
    }

    void all() {
        job(3, this::addsAPhone);
        job(3, this::renamesAndHasItTaken);
        job(3, this::replacesAPhone);
        job(3, this::deletesAPhone);
        job(3, this::addsAnExtension);
        job(2, this::backsUp);
        job(3, this::restores);
        job(4, this::setsFirmware);
        faults();
        others();
    }

    private void job(int most, Runnable job) {
        page.navigate(console.toString());
        clicks = 0;
        job.run();
        assertTrue(clicks <= most, clicks + " clicks instead of " + most);
    }

    private void addsAPhone() {
        click(page.locator("#add"));
        page.getByLabel("MAC").fill("00-15-65-00-00-21");
        page.getByLabel("Name").fill("Spa");
        page.getByLabel("Extension").fill("1021");
        shoot.accept(page, "job-add");
        press("Save");
        saved("phone 00:15:65:00:00:21: added, lines '1021'");
    }

    private void renamesAndHasItTaken() {
        click(page.locator("#edit-001565000001"));
        page.getByLabel("Name of 1001").fill("Front Office");
        press("Save");
        saved("extension 1001: name 'Reception' -> 'Front Office'");
        shoot.accept(page, "job-renamed");
        press("Resync now");
        assertThat(page.locator("h1")).hasText("Front Office");
    }

    private void replacesAPhone() {
        click(page.locator("#open-001565000021"));
        click(page.locator("nav.change").getByText("Replace"));
        page.getByLabel("MAC").fill("00:15:65:00:00:22");
        shoot.accept(page, "job-replace");
        press("Replace");
        saved("phone 00:15:65:00:00:22: added, lines '1021'");
        page.getByText("Take it back").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("again what it was");
    }

    private void deletesAPhone() {
        click(page.locator("#open-001565000021"));
        click(page.locator("nav.change").getByText("Delete"));
        shoot.accept(page, "job-delete");
        press("Delete");
        saved("extension 1021: removed");
    }

    private void addsAnExtension() {
        click(page.getByRole(AriaRole.BANNER)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Extensions")));
        click(page.locator("#add"));
        page.getByLabel("Name").fill("Library");
        press("Save");
        saved("added, name 'Library'");
    }

    private void backsUp() {
        box();
        page.getByLabel("Passphrase, at least 12 characters").fill(PASSPHRASE);
        Download file = page.waitForDownload(() -> press("Download a backup"));
        assertTrue(file.suggestedFilename().endsWith(".backup"), file.suggestedFilename());
        backup = file.path();
    }

    /** Up to the word: the box of this test goes on. */
    private void restores() {
        box();
        page.getByLabel("The backup's passphrase").fill(PASSPHRASE);
        page.getByLabel("Backup", new Page.GetByLabelOptions().setExact(true)).setInputFiles(backup);
        press("Examine");
        assertThat(page.locator("#examined")).containsText("Leases");
        shoot.accept(page, "job-restore");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Restore and restart")))
                .isVisible();
        press("Discard it");
    }

    private void box() {
        click(page.getByRole(AriaRole.CONTENTINFO).locator("a[href='/console/box']"));
    }

    private void setsFirmware() {
        click(page.getByRole(AriaRole.BANNER)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Setup")));
        click(page.locator(".choices").getByText("Firmware", new Locator.GetByTextOptions().setExact(true)));
        page.getByLabel("Firmware file, at most 512 MiB")
                .setInputFiles(new FilePayload("T46S-66.rom", "application/octet-stream", new byte[] {1, 2}));
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Upload").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("T46S-66.rom is on the box");
        page.getByLabel("Vendor").selectOption("yealink");
        page.getByLabel("Model").fill("T46S");
        shoot.accept(page, "job-firmware");
        press("Set for phones");
        if (page.locator("#notice").isVisible()) {
            press("Save");
        }
        saved("firmware yealink T46S: added");
    }

    /** Each fault is at its field, and a list's at the list. */
    private void faults() {
        page.navigate(console.resolve("/console/phones/001565000001/edit").toString());
        page.locator("#f-lines").fill("1001\n1999");
        page.locator("summary").getByText("Settings").click();
        page.getByLabel("Voice VLAN").fill("9999");
        press("Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was saved");
        assertThat(page.locator("#f-settings-vlan-fault")).containsText("not a number from 1 to 4094");
        shoot.accept(page, "job-faults");
        page.getByLabel("Voice VLAN").fill("20");
        press("Save");
        assertThat(page.locator("#f-lines-fault")).containsText("No extension has the number 1999");
    }

    /** Somebody else saved the same object meanwhile; another object is in nobody's way. */
    private void others() {
        page.navigate(console.resolve("/console/extensions/1002").toString());
        BrowserContext colleague = page.context()
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setStorageState(page.context().storageState()));
        Page other = colleague.newPage();
        other.navigate(console.resolve("/console/extensions/1002").toString());
        other.getByLabel("Name").fill("Pub");
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(other.locator("h1")).hasText("Saved");
        page.getByLabel("Name").fill("Tavern");
        press("Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("-> 'Pub'");
        shoot.accept(page, "job-conflict");
        colleague.close();
    }

    private void saved(String change) {
        assertThat(page.locator("h1")).hasText("Saved");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(change);
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
