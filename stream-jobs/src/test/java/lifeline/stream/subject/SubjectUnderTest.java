package lifeline.stream.subject;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;
import lifeline.contract.domain.Text;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.contract.reading.Unit;
import lifeline.contract.rule.Input;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.rule.JointCondition.Combination.Counting;
import lifeline.contract.rule.JointCondition.Sign;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Severity;
import lifeline.stream.window.Micros;

/** A zone whose pressure and flow are told every 30 s, and one rule over both: little pressure and much flow, for a minute. */
public final class SubjectUnderTest {
    public static final String RULE = "water.pressure.burst-inflow";
    public static final String ZONE = "zone-1";

    private static final Text TEXT = new Text("测", "test");

    private SubjectUnderTest() {}

    /** Both signs, for a minute, at any reading of either. */
    public static Catalogue catalogue() {
        Rule rule = new Rule(
                RULE,
                "water",
                "pressure",
                Track.HAZARD,
                TEXT,
                TEXT,
                TEXT,
                "[default]",
                new JointCondition.Combination(
                        List.of(
                                new Input("pressure", Duration.ofSeconds(90)),
                                new Input("flow", Duration.ofSeconds(90))),
                        List.of(
                                new Sign("pressure", Sign.Way.BELOW, 0.2, Duration.ZERO),
                                new Sign("flow", Sign.Way.ABOVE, 500, Duration.ZERO)),
                        Duration.ofMillis(1),
                        Counting.ANY),
                List.of(new Level(Severity.ORANGE, 2, 2, 1, 1, Duration.ofMinutes(1))),
                Duration.ofMinutes(1));
        return new Catalogue(List.of(new Domain(
                "water", TEXT, List.of(quantity("pressure", 1.6), quantity("flow", 5000)), List.of(rule), List.of())));
    }

    public static final String GROUP = "generic.value.group";

    /** The shipped rule that listens to all sensors of an asset. */
    static SubjectJudge group() {
        Catalogue shipped = Catalogue.load();
        return new SubjectBook(shipped).judge("generic", GROUP, ZONE, 0).orElseThrow();
    }

    private static Quantity quantity(String name, double max) {
        return new Quantity(name, TEXT, Unit.STATE, 0, max, null, null, Duration.ofSeconds(30), "[default]");
    }

    /** A reading of a sensor in the zone, at a second since 1970. */
    public static Reading reading(String device, String quantity, double second, double value) {
        Instant at = Instant.ofEpochMilli(Math.round(second * 1000));
        return new Reading("water", ZONE, device, quantity, at, at, null, null, value, Quality.GOOD);
    }

    public static SubjectInput input(String device, String quantity, double second, double value) {
        return input(RULE, device, quantity, second, value);
    }

    public static SubjectInput input(String rule, String device, String quantity, double second, double value) {
        return SubjectInput.of(rule, reading(device, quantity, second, value), false);
    }

    static long micros(double second) {
        return Micros.of(Duration.ofMillis(Math.round(second * 1000)));
    }
}
