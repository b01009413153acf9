package lifeline.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import lifeline.acceptance.browser.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody on duty is woken, and has a phone and no account. */
class PhoneIT {
    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir
    private static Path data;

    private static ConsoleCity started;

    @BeforeAll
    static void startTheCity() throws IOException, SQLException {
        started = ConsoleCity.start(data);
        started.city.onDuty("an", "安");
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    @Test
    void aTapOnAPhoneTakesTheAlertWithoutAnAccountAndTheConsoleShowsWho() throws Exception {
        String device = started.city.device("gas", "methane", 5);
        started.city.raise("gas.methane.leak", device, "RED", 55, 50, 30);
        String link = started.city.link(device, Duration.ofSeconds(60));
        try (Visit phone = started.chromium.visit(
                started.service.url().resolve(link.replaceFirst("^https?://[^/]+", "")), 390, 844)) {
            Page page = phone.page();
            assertThat(page.locator(".severity")).hasText("红色 · RED");
            assertThat(page.locator("button")).isInViewport();
            phone.picture(PICTURES.resolve("phone-zh.png"));
            page.locator("button").click();
            assertThat(page.locator(".taken")).containsText("您已接警");
            assertEquals(List.of(), phone.faults());
        }
        try (Visit desk = started.chromium.visit(started.service.url(), 1366, 768)) {
            assertThat(desk.page().locator("[data-subject='" + device + ".methane']"))
                    .containsText("已认领");
            assertThat(desk.page().locator("[data-subject='" + device + ".methane']"))
                    .containsText("an");
        }
    }
}
