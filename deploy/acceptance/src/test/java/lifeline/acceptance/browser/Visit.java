package lifeline.acceptance.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person's visit to a page, with all that went wrong on the way: requests elsewhere, errors, breaches of the policy. */
public final class Visit implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final URI address;
    private final List<String> faults = new ArrayList<>();

    Visit(BrowserContext context, URI address) {
        this.context = context;
        this.address = address;
        this.page = context.newPage();
        page.onRequest(this::noteRequest);
        page.onConsoleMessage(this::noteMessage);
        page.onPageError(error -> faults.add("error: " + error));
        page.navigate(address.toString());
    }

    private void noteRequest(Request request) {
        URI asked = URI.create(request.url());
        boolean elsewhere = asked.getHost() != null && !asked.getAuthority().equals(address.getAuthority());
        if (elsewhere) {
            faults.add("request to another host: " + request.url());
        }
    }

    /** The browser reports a breach of the content security policy as an error message, too. */
    private void noteMessage(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            faults.add(message.type() + ": " + message.text());
        }
    }

    public Page page() {
        return page;
    }

    /** What went wrong so far, in words. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Keeps a picture of what is seen now. */
    public void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        context.close();
    }
}
