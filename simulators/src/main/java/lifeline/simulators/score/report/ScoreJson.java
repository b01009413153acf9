package lifeline.simulators.score.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import lifeline.contract.signal.Severity;
import lifeline.simulators.score.tally.Interval;
import lifeline.simulators.score.tally.Punctuality;
import lifeline.simulators.score.tally.Score;
import lifeline.simulators.score.tally.ScoreBook;
import lifeline.simulators.score.tally.SizeBin;
import org.jspecify.annotations.Nullable;

/**
 * The score as JSON: the same keys overall, in {@code domains} and in their {@code rules}. What nobody knows is null. Keys
 * that end in {@code _ci} are 95 % intervals {@code [low, high]}.
 */
public final class ScoreJson {
    private static final double DIGITS = 1e6;
    private static final List<Severity> GRAVEST_FIRST =
            List.of(Severity.RED, Severity.ORANGE, Severity.YELLOW, Severity.BLUE);

    private ScoreJson() {}

    /** @param head what was run, before the figures */
    public static String of(ScoreBook book, Map<String, Object> head) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(head);
        json.putAll(told(book.overall()));
        Map<String, Object> domains = new LinkedHashMap<>();
        book.domains().forEach((domain, score) -> {
            Map<String, @Nullable Object> own = told(score);
            Map<String, Object> rules = new LinkedHashMap<>();
            book.rules(domain).forEach((rule, of) -> rules.put(rule, told(of)));
            own.put("rules", rules);
            domains.put(domain, own);
        });
        json.put("domains", domains);
        json.put("rules_beyond_bound", List.copyOf(book.beyond().keySet()));
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of numbers can be written", e);
        }
    }

    private static Map<String, @Nullable Object> told(Score score) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        rate(told, "recall", score.recall());
        rate(told, "precision", score.precision());
        rate(told, "level_accuracy", score.levels());
        Map<String, @Nullable Double> delay = new LinkedHashMap<>();
        delay.put("p50", number(score.delayP50()));
        delay.put("p95", number(score.delayP95()));
        told.put("delay_s", delay);
        told.put("false_per_1000_sensor_days", number(score.falsePerThousandDays()));
        told.put("false_per_1000_sensor_days_ci", interval(score.falseInterval()));
        told.put("place_error_m", number(score.metresP50()));
        told.put("place_error_p95_m", number(score.metresP95()));
        told.put("scenarios", score.scenarios());
        told.put("false_alarms", score.falseAlarms());
        told.put("sensor_days", rounded(score.sensorDays()));
        told.put("sizes", score.due());
        told.put("sizes_claimed", score.recall().trials());
        told.put("late", score.late());
        told.put("never_cleared", score.standing());
        if (score.quiet().trials() > 0) {
            rate(told, "kept_quiet", score.quiet());
        }
        List<Map<String, Object>> bins = new ArrayList<>();
        score.bySize().stream().filter(bin -> bin.all() > 0).forEach(bin -> bins.add(told(bin)));
        told.put("recall_by_size", bins);
        rate(told, "recall_red_orange", score.recallOf(Severity.RED, Severity.ORANGE));
        Map<String, Object> severities = new LinkedHashMap<>();
        for (Severity severity : GRAVEST_FIRST) {
            Map<String, @Nullable Object> own = new LinkedHashMap<>();
            rate(own, "recall", score.recallOf(severity));
            severities.put(severity.name().toLowerCase(Locale.ROOT), own);
        }
        told.put("recall_by_severity", severities);
        told.put("lag_s", told(score.punctuality()));
        return told;
    }

    private static Map<String, @Nullable Object> told(Punctuality punctuality) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("p50", number(punctuality.p50()));
        told.put("p95", number(punctuality.p95()));
        told.put("bound", number(punctuality.bound()));
        told.put("over", number(punctuality.over()));
        rate(told, "within_bound", punctuality.within());
        told.put("beyond_bound", punctuality.within().trials() == 0 ? null : punctuality.isBeyond());
        return told;
    }

    private static Map<String, Object> told(SizeBin bin) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("from", bin.from());
        told.put("to", bin.to());
        told.put("said", bin.said());
        told.put("of", bin.all());
        told.put("claimed", bin.claimed());
        told.put("recall", rounded(bin.recall()));
        told.put("recall_ci", interval(bin.interval()));
        return told;
    }

    private static void rate(Map<String, @Nullable Object> told, String name, Score.Rate rate) {
        told.put(name, number(rate.share()));
        told.put(name + "_ci", interval(rate.interval()));
        told.put(name + "_of", List.of(rate.hits(), rate.trials()));
    }

    private static List<@Nullable Double> interval(Interval interval) {
        List<@Nullable Double> both = new ArrayList<>();
        both.add(rounded(interval.low()));
        both.add(Double.isFinite(interval.high()) ? rounded(interval.high()) : null);
        return both;
    }

    private static @Nullable Double number(OptionalDouble number) {
        return number.isEmpty() ? null : rounded(number.getAsDouble());
    }

    private static double rounded(double number) {
        return Math.rint(number * DIGITS) / DIGITS;
    }
}
