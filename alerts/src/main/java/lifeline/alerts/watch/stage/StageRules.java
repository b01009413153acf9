package lifeline.alerts.watch.stage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.watch.stage.StageLook.Seen;
import lifeline.contract.domain.Text;

/** What is wrong with the stages. All numbers are ours [default]. */
final class StageRules {
    static final Duration STORE = Duration.ofSeconds(20);
    /** Ten times the pause between two of its beats, and time for a restart. */
    static final Duration JOB = Duration.ofSeconds(45);

    static final Duration READINGS = Duration.ofMinutes(5);
    static final int PERIODS = 3;
    static final Duration SIGNALS = Duration.ofSeconds(30);
    static final Duration PAGES = Duration.ofSeconds(60);
    static final int FREE_PERCENT = 5;
    static final long FREE_BYTES = 1L << 30;

    private StageRules() {}

    /** One finding for each stage or channel that is not well. */
    static List<Finding> findings(StageLook look) {
        List<Finding> findings = new ArrayList<>();
        look.storeSilentSince()
                .filter(since -> Duration.between(since, look.at()).compareTo(STORE) > 0)
                .ifPresent(since -> findings.add(new Finding(
                        Stage.STORE,
                        "",
                        since,
                        seconds(Duration.between(since, look.at()), "无应答", "without an answer"))));
        Duration patience = longest(READINGS, look.shortestPeriod().multipliedBy(PERIODS));
        older(look.job(), JOB, Stage.JOB, "无心跳", "without a heartbeat").ifPresent(findings::add);
        older(look.reading(), patience, Stage.READINGS, "无数据", "without a reading")
                .filter(finding -> !look.shortestPeriod().isZero())
                .ifPresent(findings::add);
        older(look.signal(), SIGNALS, Stage.SIGNALS, "未处理", "not taken").ifPresent(findings::add);
        older(look.page(), PAGES, Stage.PAGES, "未发出", "not sent").ifPresent(findings::add);
        disk(look).ifPresent(findings::add);
        look.failedTests()
                .forEach(test -> findings.add(new Finding(
                        Stage.CHANNEL,
                        test.channel(),
                        test.at(),
                        new Text(test.channel() + "：" + test.why(), test.channel() + ": " + test.why()))));
        return findings;
    }

    private static Optional<Finding> older(Optional<Seen> seen, Duration than, Stage stage, String zh, String en) {
        return seen.filter(one -> one.age().compareTo(than) > 0)
                .map(one -> new Finding(stage, "", one.at(), seconds(one.age(), zh, en)));
    }

    /** Told anew each day: nobody knows when it was last well. */
    private static Optional<Finding> disk(StageLook look) {
        long total = Math.max(1, look.disk().total());
        long free = look.disk().free();
        if (free >= FREE_BYTES && free * 100 >= total * FREE_PERCENT) {
            return Optional.empty();
        }
        Instant day = look.at().truncatedTo(ChronoUnit.DAYS);
        String left = (free >> 20) + " MiB / " + (total >> 20) + " MiB";
        return Optional.of(new Finding(Stage.DISK, "", day, new Text("剩余 " + left, left + " left")));
    }

    private static Text seconds(Duration age, String zh, String en) {
        return new Text(age.toSeconds() + " 秒" + zh, age.toSeconds() + " s " + en);
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
