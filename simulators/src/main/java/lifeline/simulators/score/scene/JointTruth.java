package lifeline.simulators.score.scene;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lifeline.contract.rule.JointCondition.Balance;
import lifeline.contract.rule.JointCondition.Combination;
import lifeline.contract.rule.JointCondition.Several;
import lifeline.contract.rule.JointCondition.Sign;
import lifeline.contract.rule.Level;
import lifeline.contract.season.YearCalendar;
import lifeline.simulators.score.course.Course;

/** When the courses of several sensors come to what a rule over them looks for. */
final class JointTruth {
    private JointTruth() {}

    /** The course of a quantity at the asset that was struck; empty where nothing measures it there. */
    interface Courses {
        Optional<Course> of(String quantity);
    }

    /**
     * @param crossed the last of what a level asks for begins
     * @param whole all of it has lasted for as long as its sign asks for
     */
    record Met(Instant crossed, Instant whole) {}

    /** What a balance makes of its two inputs, so that its levels are limits of it. */
    static Optional<Course> balanced(Balance balance, Courses courses) {
        Optional<Course> first = courses.of(balance.first());
        Optional<Course> second = courses.of(balance.second());
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        double[] values = new double[first.get().values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = balanced(balance, first.get().values()[i], second.get().values()[i]);
        }
        return Optional.of(new Course(first.get().from(), first.get().step(), values));
    }

    private static double balanced(Balance balance, double first, double second) {
        double divisor =
                switch (balance.measure()) {
                    case DIFFERENCE, OFF_CURVE -> 1;
                    case SHARE -> first;
                    case RATIO -> second;
                };
        double dividend =
                switch (balance.measure()) {
                    case DIFFERENCE, SHARE -> first - second;
                    case RATIO -> first;
                    case OFF_CURVE ->
                        first - balance.curve().map(each -> each.at(second)).orElse(second);
                };
        return Math.abs(divisor) < balance.least() ? Double.NaN : dividend / divisor;
    }

    /** Empty where a sign is never there, or nothing measures it. */
    static Optional<Met> met(Combination combination, Level level, Courses courses) {
        int asked = (int) level.raise();
        boolean any = combination.counting() == Combination.Counting.ANY;
        List<Sign> signs = any
                ? combination.signs()
                : combination
                        .signs()
                        .subList(0, Math.min(asked, combination.signs().size()));
        List<Met> met = new ArrayList<>();
        for (Sign sign : signs) {
            courses.of(sign.quantity()).flatMap(course -> met(sign, course)).ifPresent(met::add);
        }
        met.sort(Comparator.comparing(Met::whole));
        if (met.size() < asked) {
            return Optional.empty();
        }
        Instant crossed = met.subList(0, asked).stream()
                .map(Met::crossed)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Optional.of(new Met(crossed, met.get(asked - 1).whole()));
    }

    private static Optional<Met> met(Sign sign, Course course) {
        double[] measured =
                switch (sign.way()) {
                    case ABOVE, BELOW -> course.values();
                    case RISES, FALLS -> course.changes(sign.over());
                    case GROWS -> course.growth(sign.over());
                    case RESTLESS -> course.unrest(sign.over());
                };
        for (int i = 1; i < measured.length; i++) {
            if (isThere(sign, measured[i - 1], course.at(i - 1)) && isThere(sign, measured[i], course.at(i))) {
                boolean always = i == 1;
                Duration wait = always || sign.way().isChange() ? Duration.ZERO : sign.over();
                return Optional.of(new Met(course.at(i - 1), course.at(i - 1).plus(wait)));
            }
        }
        return Optional.empty();
    }

    private static boolean isThere(Sign sign, double measured, Instant at) {
        LocalTime time = at.atOffset(YearCalendar.CITY).toLocalTime();
        double hour = time.toSecondOfDay() / 3_600.0;
        boolean isItsHour = sign.hours().isEmpty() || sign.hours().stream().anyMatch(hours -> hours.holds(hour));
        return isItsHour
                && switch (sign.way()) {
                    case ABOVE, RISES, GROWS, RESTLESS -> measured >= sign.limit();
                    case BELOW -> measured <= sign.limit();
                    case FALLS -> -measured >= sign.limit();
                };
    }

    /** When so many courses have come to a level; empty where they do not. */
    static Optional<Met> met(Several several, Level level, List<Course> courses) {
        return courses.stream()
                .flatMap(course -> reached(course, level).stream())
                .sorted()
                .skip(several.sensors() - 1L)
                .findFirst()
                .map(at -> new Met(at, at));
    }

    private static Optional<Instant> reached(Course course, Level level) {
        for (int i = 0; i < course.values().length; i++) {
            if (course.values()[i] >= level.raise()) {
                return Optional.of(course.at(i));
            }
        }
        return Optional.empty();
    }
}
