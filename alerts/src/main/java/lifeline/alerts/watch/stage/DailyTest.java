package lifeline.alerts.watch.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import lifeline.alerts.Settings;
import lifeline.alerts.duty.DutyCalendar;
import lifeline.alerts.page.Message;
import lifeline.alerts.page.NewPage;
import lifeline.alerts.page.outbox.Outbox;
import lifeline.alerts.watch.stage.JdbcStages.Way;
import lifeline.contract.signal.Severity;

/** A message a day over each channel, so that one that no longer works is found on a quiet day. Of several replicas one sends it. */
@Singleton
public final class DailyTest {
    private static final Duration GOOD_FOR = Duration.ofMinutes(9);

    private final WatchSettings settings;
    private final Outbox outbox;
    private final ObjectMapper json;

    public DailyTest(Settings settings, Outbox outbox, ObjectMapper json) {
        this.settings = settings.watch();
        this.outbox = outbox;
        this.json = json;
    }

    /** The word for the test of a day, of which there is one for each channel. */
    static String transition(Instant now) {
        return "TEST/daily/" + now.atZone(DutyCalendar.ZONE).toLocalDate();
    }

    /** What is to be put now, in a word; empty while nothing is. Who has put it need not put it again. */
    String due(Collection<Way> ways, Instant now) {
        LocalDateTime here = now.atZone(DutyCalendar.ZONE).toLocalDateTime();
        boolean isDue =
                settings.testAt().filter(at -> !here.toLocalTime().isBefore(at)).isPresent();
        return isDue ? transition(now) + ways : "";
    }

    void put(Connection connection, Collection<Way> ways, Instant now) throws SQLException {
        for (Way way : ways) {
            outbox.put(
                    connection,
                    new NewPage(
                            OptionalLong.empty(),
                            transition(now),
                            "",
                            way.channel(),
                            address(way),
                            0,
                            GOOD_FOR,
                            message(now)));
        }
    }

    /** A mail goes to its own sender. */
    private String address(Way way) {
        try {
            return way.kind().equals("MAIL")
                    ? json.readTree(way.settings()).path("from").asText("")
                    : "";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds JSON", e);
        }
    }

    private static Message message(Instant now) {
        return new Message(
                Message.Kind.TEST,
                "zh",
                Severity.BLUE,
                false,
                0,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                now,
                now,
                1,
                "",
                "",
                Map.of(),
                List.of());
    }
}
