package lifeline.acceptance.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lifeline.acceptance.Prerequisite;

/** The machine's own Chromium, without a window; nothing is ever downloaded. One thread at a time. */
public final class Chromium implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it, or skips the running test where the machine has none. */
    public static Chromium start() {
        Optional<Path> program = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Prerequisite.program(name).stream())
                .filter(Files::isExecutable)
                .findFirst();
        Prerequisite.require(
                program.isPresent(), "no Chromium on this machine, so no page to look at: apt install chromium");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setExecutablePath(program.orElseThrow())
                .setHeadless(true)
                .setArgs(FLAGS);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /** Opens {@code address} as somebody who was never there before, on a screen of that size. */
    public Visit visit(URI address, int width, int height) {
        return new Visit(browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height)), address);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
