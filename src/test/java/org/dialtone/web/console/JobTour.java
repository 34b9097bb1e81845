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
    private final CountingOperator operator;
    private Path backup;

    JobTour(Page page, URI console, BiConsumer<Page, String> shoot) {
        this.page = page;
        this.console = console;
        this.shoot = shoot;
        operator = new CountingOperator(page, console);
    }

    void all() {
        operator.does(3, this::addsAPhone);
        operator.does(3, this::renamesAndHasItTaken);
        operator.does(3, this::replacesAPhone);
        operator.does(3, this::deletesAPhone);
        operator.does(3, this::addsAnExtension);
        operator.does(2, this::backsUp);
        operator.does(3, this::restores);
        operator.does(4, this::setsFirmware);
        faults();
        others();
    }

    private void addsAPhone() {
        operator.click(page.locator("#add"));
        page.getByLabel("MAC").fill("00-15-65-00-00-21");
        page.getByLabel("Name").fill("Spa");
        page.getByLabel("Extension").fill("1021");
        shoot.accept(page, "job-add");
        operator.press("Save");
        operator.saved("phone 00:15:65:00:00:21: added, lines '1021'");
    }

    private void renamesAndHasItTaken() {
        operator.click(page.locator("#edit-001565000001"));
        page.getByLabel("Name of 1001").fill("Front Office");
        operator.press("Save");
        operator.saved("extension 1001: name 'Reception' -> 'Front Office'");
        shoot.accept(page, "job-renamed");
        assertThat(page.locator("#progress")).isVisible();
        operator.press("Continue");
    }

    private void replacesAPhone() {
        operator.click(page.locator("#open-001565000021"));
        operator.click(page.locator("nav.change").getByText("Replace"));
        page.getByLabel("MAC").fill("00:15:65:00:00:22");
        shoot.accept(page, "job-replace");
        operator.press("Replace");
        operator.saved("phone 00:15:65:00:00:22: added, lines '1021'");
        page.getByText("Take it back").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("again what it was");
    }

    private void deletesAPhone() {
        operator.click(page.locator("#open-001565000021"));
        operator.click(page.locator("nav.change").getByText("Delete"));
        shoot.accept(page, "job-delete");
        operator.press("Delete");
        operator.saved("extension 1021: removed");
    }

    private void addsAnExtension() {
        operator.visits("Extensions");
        operator.click(page.locator("#add"));
        page.getByLabel("Name").fill("Library");
        operator.press("Save");
        operator.saved("added, name 'Library'");
    }

    private void backsUp() {
        box();
        page.getByLabel("Passphrase, at least 12 characters").fill(PASSPHRASE);
        Download file = page.waitForDownload(() -> operator.press("Download a backup"));
        assertTrue(file.suggestedFilename().endsWith(".backup"), file.suggestedFilename());
        backup = file.path();
    }

    /** Up to the word: the box of this test goes on. */
    private void restores() {
        box();
        page.getByLabel("The backup's passphrase").fill(PASSPHRASE);
        Locator field = page.locator("form[action='/console/box/restore'] .upload");
        assertThat(field).hasText("Choose a filenone chosen");
        field.locator("input").setInputFiles(backup);
        assertThat(field.locator(".name")).hasText(backup.getFileName().toString());
        operator.press("Examine");
        assertThat(page.locator("#examined")).containsText("Leases");
        shoot.accept(page, "job-restore");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Restore and restart")))
                .isVisible();
        operator.press("Discard it");
    }

    private void box() {
        operator.click(page.getByRole(AriaRole.CONTENTINFO).locator("a[href='/console/box']"));
    }

    private void setsFirmware() {
        operator.visits("Setup");
        operator.click(page.locator(".choices").getByText("Firmware", new Locator.GetByTextOptions().setExact(true)));
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
        operator.press("Set for phones");
        operator.again();
        operator.saved("firmware yealink T46S: added");
    }

    /** Each fault is at its field, and a list's at the list. */
    private void faults() {
        page.navigate(console.resolve("/console/phones/001565000001/edit").toString());
        page.locator("#f-lines").fill("1001\n1999");
        page.locator("summary").getByText("Settings").click();
        page.getByLabel("Voice VLAN").fill("9999");
        operator.press("Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was saved");
        assertThat(page.locator("#f-settings-vlan-fault")).containsText("not a number from 1 to 4094");
        shoot.accept(page, "job-faults");
        page.getByLabel("Voice VLAN").fill("20");
        operator.press("Save");
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
        operator.press("Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("-> 'Pub'");
        shoot.accept(page, "job-conflict");
        colleague.close();
    }
}
