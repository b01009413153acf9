package lifeline.acceptance.night;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lifeline.acceptance.Eventually;
import lifeline.acceptance.RunningCity;
import lifeline.acceptance.browser.Chromium;
import lifeline.acceptance.browser.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gas leak at night in the whole city, twenty times as fast as on the wall: three minutes last nine seconds. */
class NightIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern NUMBER = Pattern.compile("编号：[#＃](\\d+)");
    private static final Pattern LINK = Pattern.compile("http://\\S+/answer/[\\w-]+");

    @TempDir
    private Path folder;

    private final Robot robot = new Robot();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Alertmanager alertmanager;

    @BeforeEach
    void providers() throws IOException {
        mail.start();
        alertmanager = new Alertmanager(folder);
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("robot-token"), Robot.TOKEN);
        Files.writeString(secrets.resolve("robot-sign"), Robot.SECRET);
    }

    @AfterEach
    void end() {
        robot.close();
        mail.stop();
        if (alertmanager != null) {
            alertmanager.close();
        }
    }

    /** No clocks of stages: what runs out at this speed is for {@code OverdueIT}. */
    private RunningCity city() throws IOException {
        return RunningCity.start(
                folder.resolve("data"),
                Map.of(
                        "LIFELINE_PAGE_ALLOW", "127.0.0.1",
                        "LIFELINE_SECRETS_DIR", folder.resolve("secrets").toString(),
                        "LIFELINE_CHANNEL_TEST_AT", "off",
                        "LIFELINE_CLOCKS", "none"),
                "--speed",
                "20",
                "--devices",
                "200",
                "--scenario",
                "gas-leak");
    }

    @Test
    void aRedAlertOfGasCallsTheFirstThenTheSecondWhoTakesItOnAPhoneAndTheAuditTellsEachStepUntilItIsClosed()
            throws Exception {
        try (RunningCity city = city()) {
            Office office = new Office(city);
            office.callsAnThenBo(robot.url(), mail.getSmtp().getPort(), alertmanager.url());

            String first = Eventually.answer(
                    "the robot is told", PATIENCE, () -> robot.told().stream().findFirst());
            // of the ethane beside it or of how fast it doubles, whichever is red first
            assertTrue(first.contains("红色") && first.contains("甲烷"), first);
            long alert = number(first);
            alertmanager.told(alert, "firing", PATIENCE);

            for (String role : List.of("analyst", "shift-leader", "owner")) {
                office.account(role);
            }
            URI link = Eventually.answer("a mail for the second", PATIENCE, () -> link(alert));
            // the second has an hour from when it is called
            JsonNode call = city.json("/api/v1/alerts/" + alert + "/calls").at("/calls/0");
            Duration before =
                    Duration.between(time(call, "beganAt"), time(call, "nextAt").minus(Duration.ofHours(1)));
            assertTrue(before.compareTo(Duration.ofMinutes(3)) >= 0, call::toString);

            take(link);
            carryThrough(office, city, alert);

            assertEquals(
                    List.of(
                            "NOTIFY machine",
                            "ACKNOWLEDGE bo",
                            "JUDGE_TRUE analyst",
                            "RELEASE shift-leader",
                            "SIGN owner",
                            "ARRIVE owner",
                            "HANDLE owner",
                            "RESOLVE owner",
                            "CLOSE shift-leader"),
                    deeds(city, alert));
            alertmanager.told(alert, "resolved", PATIENCE);
            nobodyWasToldTwice(city, alert);
        }
    }

    /** With a phone, without an account. */
    private static void take(URI link) {
        try (Chromium chromium = Chromium.start();
                Visit phone = chromium.visit(link, 390, 844)) {
            Page page = phone.page();
            assertThat(page.locator(".severity")).hasText("红色 · RED");
            page.locator("button").click();
            assertThat(page.locator(".taken")).containsText("您已接警");
            phone.picture(Path.of("target", "pictures", "night-phone.png"));
            assertEquals(List.of(), phone.faults());
        }
    }

    private static void carryThrough(Office office, RunningCity city, long alert) throws Exception {
        String judged = "{\"verdict\": \"TRUE\", \"cause\": \"CORROSION\", \"comment\": \"a hole in the pipe\"}";
        Office.done(office.does("analyst", alert, "judgement", judged));
        Office.done(office.does("shift-leader", alert, "release", "{\"comment\": \"to the gas company\"}"));
        for (String deed : List.of("sign", "arrive", "handle", "resolve")) {
            Office.done(office.does("owner", alert, deed, "{\"comment\": \"" + deed + "\"}"));
        }
        Eventually.holds("the gas is gone", PATIENCE, () -> city.json("/api/v1/alerts/" + alert)
                .path("machine")
                .asText()
                .equals("RECOVERED"));
        JsonNode closed = Office.done(office.does("shift-leader", alert, "close", "{\"comment\": \"repaired\"}"));
        assertEquals("CLOSED", closed.path("stage").asText());
    }

    private static long number(String told) {
        Matcher number = NUMBER.matcher(told);
        assertTrue(number.find(), told);
        return Long.parseLong(number.group(1));
    }

    private static Instant time(JsonNode call, String name) {
        return Instant.parse(call.path(name).asText());
    }

    /** From the mail about this alert. */
    private Optional<URI> link(long alert) throws MessagingException, IOException {
        for (MimeMessage message : mail.getReceivedMessages()) {
            String text = String.valueOf(message.getContent());
            Matcher link = LINK.matcher(text);
            if (number(text) == alert && link.find()) {
                return Optional.of(URI.create(link.group()));
            }
        }
        return Optional.empty();
    }

    /** What the audit tells, without what the detection said. */
    private static List<String> deeds(RunningCity city, long alert) throws Exception {
        List<String> deeds = new ArrayList<>();
        for (JsonNode entry : city.json("/api/v1/alerts/" + alert).path("audit")) {
            String action = entry.path("action").asText();
            if (!entry.path("actor").asText().equals("machine") || action.equals("NOTIFY")) {
                deeds.add(action + " " + entry.path("actor").asText());
            }
        }
        return deeds;
    }

    private static void nobodyWasToldTwice(RunningCity city, long alert) throws Exception {
        JsonNode pages = city.json("/api/v1/alerts/" + alert + "/calls").path("pages");
        Set<String> told = new HashSet<>();
        for (JsonNode page : pages) {
            String one = page.path("transition").asText() + page.path("person") + page.path("channel");
            assertTrue(told.add(one), pages::toString);
            assertEquals("SENT", page.path("state").asText(), pages::toString);
            assertEquals(0, page.path("possiblyTwice").asInt(), pages::toString);
            assertEquals(1, page.path("attempts").size(), pages::toString);
        }
    }
}
