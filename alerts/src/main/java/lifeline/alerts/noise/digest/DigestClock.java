package lifeline.alerts.noise.digest;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import lifeline.alerts.noise.Grouping;
import lifeline.alerts.noise.store.JdbcSuppressions;
import lifeline.alerts.page.Message;
import lifeline.alerts.page.NewPage;
import lifeline.alerts.page.outbox.Outbox;
import lifeline.alerts.store.JdbcAlerts;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;

/** Tells digests that are due, each in a transaction of its own: the reds of a storm do not wait for the rest to be written. */
@Singleton
public final class DigestClock {
    private final Transactions transactions;
    private final JdbcAlerts alerts;
    private final JdbcDigests digests;
    private final JdbcSuppressions suppressions;
    private final Outbox outbox;
    private final CityClock clock;

    public DigestClock(
            Transactions transactions,
            JdbcAlerts alerts,
            JdbcDigests digests,
            JdbcSuppressions suppressions,
            Outbox outbox,
            CityClock clock) {
        this.transactions = transactions;
        this.alerts = alerts;
        this.digests = digests;
        this.suppressions = suppressions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Tells what is due; false when nothing was. */
    public boolean takeSome() {
        if (!transactions.read(connection -> digests.isAnyDue(connection, clock.instant()))) {
            return false;
        }
        return transactions.write(connection -> {
            alerts.lockWriters(connection);
            Instant now = clock.instant();
            List<Digest> due = digests.due(connection, now, 1);
            for (Digest digest : due) {
                tell(connection, digest, now);
            }
            alerts.wakeFollowers(connection);
            return !due.isEmpty();
        });
    }

    private void tell(Connection connection, Digest digest, Instant now) throws SQLException {
        Map<Line.Receiver, List<Line>> receivers = new LinkedHashMap<>();
        List<Line> all = digests.lines(connection, digest);
        all.forEach(line -> receivers
                .computeIfAbsent(line.receiver(), receiver -> new ArrayList<>())
                .add(line));
        boolean isTold = false;
        for (Map.Entry<Line.Receiver, List<Line>> receiver : receivers.entrySet()) {
            isTold |= tell(connection, digest, receiver.getKey(), receiver.getValue(), now);
        }
        digests.over(connection, all.stream().filter(line -> !line.isHolding()).toList(), now);
        boolean isOver = all.stream().noneMatch(Line::isHolding);
        digests.moveTo(connection, digest, isTold, isOver ? now : null, now);
    }

    private boolean tell(Connection connection, Digest digest, Line.Receiver receiver, List<Line> lines, Instant now)
            throws SQLException {
        List<Line> news = lines.stream().filter(Line::isNews).toList();
        List<Line> still = lines.stream().filter(Line::isStill).toList();
        List<Line> ends = lines.stream().filter(Line::isEnd).toList();
        boolean isNew = !news.isEmpty() || !ends.isEmpty();
        Grouping.Telling telling =
                Grouping.telling(isNew, !news.isEmpty() || !still.isEmpty(), digest.toldAt(), digest.repeat(), now);
        if (telling == Grouping.Telling.NOTHING) {
            return false;
        }
        boolean isAlone = news.size() == 1 && still.isEmpty() && ends.isEmpty();
        boolean isStillNamed = telling == Grouping.Telling.REPEAT || !digest.isStorm();
        outbox.put(
                connection,
                isAlone
                        ? alone(news.get(0))
                        : together(digest, receiver, isStillNamed ? join(news, still) : news, ends, now));
        digests.told(connection, news, isAlone, now);
        suppressions.told(
                connection,
                news.stream()
                        .map(line -> new JdbcSuppressions.Told(line.alert(), line.transition()))
                        .toList(),
                isAlone ? JdbcSuppressions.Outcome.PAGED : JdbcSuppressions.Outcome.DIGEST,
                now);
        return true;
    }

    private static NewPage alone(Line line) {
        return new NewPage(
                OptionalLong.of(line.alert()),
                line.transition(),
                line.receiver().person(),
                line.receiver().channel(),
                line.receiver().address(),
                line.urgency(),
                line.goodFor(),
                line.message());
    }

    private static NewPage together(
            Digest digest, Line.Receiver receiver, List<Line> holding, List<Line> ends, Instant now) {
        Line gravest = join(holding, ends).stream()
                .max(Comparator.comparing(Line::urgency))
                .orElseThrow();
        return new NewPage(
                OptionalLong.empty(),
                digest.transition(),
                receiver.person(),
                receiver.channel(),
                receiver.address(),
                holding.isEmpty() ? 1 : gravest.urgency(),
                gravest.goodFor(),
                DigestWriter.write(messages(holding), messages(ends), now));
    }

    /** One message an alert, however often it was to be told. */
    private static List<Message> messages(List<Line> lines) {
        Map<Long, Message> messages = new LinkedHashMap<>();
        lines.forEach(line -> messages.put(line.alert(), line.message()));
        return List.copyOf(messages.values());
    }

    private static List<Line> join(List<Line> some, List<Line> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
