package lifeline.simulators.exercise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Severity;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.score.Truth;
import lifeline.simulators.score.match.Alarm;
import lifeline.simulators.score.match.Answer;
import lifeline.simulators.score.match.Matching;
import lifeline.simulators.score.match.Places;
import lifeline.simulators.score.match.Ruling;
import lifeline.simulators.score.match.Said;
import lifeline.simulators.score.tally.Score;
import lifeline.simulators.score.tally.ScoreBook;
import lifeline.simulators.shadow.ShadowPlan;
import org.jspecify.annotations.Nullable;

/** What the alarms of an exercise did, and what was broken in it, as the console shows it. Pure. */
final class ExerciseScore {
    private static final JsonMapper JSON = new JsonMapper();
    private static final double DIGITS = 1e4;

    private ExerciseScore() {}

    /**
     * {@code recall precision level_accuracy}, each with {@code _of} [hits, trials]; {@code delay_s}; what was expected and how it
     * was answered; which alarms were false; how many others there were.
     */
    static String of(Catalogue catalogue, City real, ShadowPlan plan, List<Said> said) {
        Matching.Verdict verdict = plan.verdict(said, Places.of(real), Truth.quantities(catalogue));
        ScoreBook book = new ScoreBook(catalogue);
        book.add(verdict, plan.faults(), Map.of());
        Score overall = book.overall();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        rate(json, "recall", overall.recall());
        rate(json, "precision", overall.precision());
        rate(json, "level_accuracy", overall.levels());
        Map<String, @Nullable Double> delay = new LinkedHashMap<>();
        delay.put("p50", number(overall.delayP50()));
        delay.put("p95", number(overall.delayP95()));
        json.put("delay_s", delay);
        json.put("must_stay_silent", plan.scenario().mustStaySilent());
        json.put(
                "expected",
                verdict.answers().stream()
                        .map(answer -> told(catalogue, answer))
                        .toList());
        List<Ruling> wrong = verdict.rulings().stream().filter(Ruling::isFalse).toList();
        json.put("false", wrong.stream().map(ruling -> told(catalogue, ruling)).toList());
        json.put("alarms", verdict.rulings().size());
        return write(json);
    }

    private static Map<String, @Nullable Object> told(Catalogue catalogue, Answer answer) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        name(told, catalogue, answer.due().rule());
        told.put("fault", answer.fault().id());
        told.put("asset", answer.fault().asset().orElse(null));
        told.put("answer", answer.kind());
        told.put("delay_s", number(answer.delaySeconds()));
        told.put("within_s", answer.due().within().toMillis() / 1e3);
        told.put("severity", answer.due().severity().map(Severity::name).orElse(null));
        told.put("right_level", answer.rightLevel().orElse(null));
        told.put("claimed", answer.due().claimed());
        return told;
    }

    private static Map<String, @Nullable Object> told(Catalogue catalogue, Ruling ruling) {
        Alarm alarm = ruling.alarm();
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        name(told, catalogue, alarm.key().rule());
        told.put("subject", alarm.key().subject());
        told.put("severity", alarm.steps().get(0).severity());
        told.put("at", alarm.raisedAt().toString());
        return told;
    }

    private static void name(Map<String, @Nullable Object> told, Catalogue catalogue, String rule) {
        Text title = catalogue.rule(rule).map(Rule::title).orElse(new Text(rule, rule));
        told.put("rule", rule);
        told.put("title_zh", title.zh());
        told.put("title_en", title.en());
    }

    /** What has been broken so far. */
    static String faults(List<Injection> injections) {
        List<Map<String, @Nullable Object>> faults = new ArrayList<>();
        for (Injection fault : injections) {
            Map<String, @Nullable Object> told = new LinkedHashMap<>();
            told.put("id", fault.id());
            told.put("domain", fault.domain());
            told.put("fault", fault.model().id());
            told.put("title_zh", fault.model().title().zh());
            told.put("title_en", fault.model().title().en());
            told.put("asset", fault.asset());
            told.put("device", fault.device());
            told.put("from", fault.from().toString());
            told.put("until", fault.until().toString());
            faults.add(told);
        }
        return write(faults);
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of numbers and texts can be written", e);
        }
    }

    private static void rate(Map<String, @Nullable Object> told, String name, Score.Rate rate) {
        told.put(name, number(rate.share()));
        told.put(name + "_of", List.of(rate.hits(), rate.trials()));
    }

    private static @Nullable Double number(OptionalDouble number) {
        return number.isEmpty() ? null : Math.rint(number.getAsDouble() * DIGITS) / DIGITS;
    }
}
