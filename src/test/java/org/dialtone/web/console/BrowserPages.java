package org.dialtone.web.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Pages of a real browser; it keeps what they complain of. With {@code SHOTS=FOLDER} in the environment it stores
 * pictures of them there.
 */
final class BrowserPages {

    /** Timeout in milliseconds. */
    static final double PATIENCE = 120_000;

    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static Browser browser(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setTimeout(PATIENCE)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    Page open(Browser browser, int width, ColorScheme scheme) {
        return open(browser, width, scheme, "en-GB");
    }

    Page open(Browser browser, int width, ColorScheme scheme, String locale) {
        Page page = browser.newPage(new Browser.NewPageOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setLocale(locale));
        page.setDefaultTimeout(PATIENCE);
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().matches(".*status of 4(09|22) .*")) {
                faults.add(message.text() + " " + message.location() + " " + page.url());
            }
        });
        return page;
    }

    List<String> faults() {
        return faults;
    }

    static void shoot(Page page, String name) {
        String folder = System.getenv("SHOTS");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }
}
