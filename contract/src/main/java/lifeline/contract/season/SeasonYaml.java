package lifeline.contract.season;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lifeline.contract.domain.Text;
import lifeline.contract.season.YearCalendar.State;
import lifeline.contract.yaml.YamlNode;

/** Reads {@code calendar:} of {@code domain.yaml}, and {@code states:} of a rule. */
public final class SeasonYaml {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern DAY = Pattern.compile("\\d\\d-\\d\\d");
    private static final int FEWEST = 2;
    private static final int MOST = 12;
    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

    private SeasonYaml() {}

    /** A calendar that is not followed yet; none where the domain has none. */
    public static YearCalendar calendar(YamlNode domain) {
        Optional<YamlNode> list = domain.optional("calendar");
        if (list.isEmpty()) {
            return YearCalendar.NONE;
        }
        List<YamlNode> nodes = list.get().items();
        List<State> states = new ArrayList<>();
        for (YamlNode node : nodes) {
            State state = state(node);
            if (states.stream().anyMatch(known -> known.name().equals(state.name()))) {
                node.fault("state '" + state.name() + "' is declared twice");
            } else if (states.stream().anyMatch(known -> known.from().equals(state.from()))) {
                node.fault("two states begin on the same day");
            }
            states.add(state);
        }
        if (nodes.size() < FEWEST || nodes.size() > MOST) {
            list.get().fault("a calendar has " + FEWEST + " to " + MOST + " states");
        }
        return new YearCalendar(states, false);
    }

    private static State state(YamlNode node) {
        String name = node.text("state");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            node.child("state").fault("'state' must be small letters, digits and dashes, not '" + name + "'");
        }
        Text title = Text.read(node, "title");
        MonthDay from = day(node);
        node.done();
        return new State(name, title, from);
    }

    private static MonthDay day(YamlNode node) {
        String text = node.text("from");
        if (!text.isEmpty()) {
            try {
                MonthDay day = DAY.matcher(text).matches() ? MonthDay.parse("--" + text) : LEAP_DAY;
                if (!day.equals(LEAP_DAY)) {
                    return day;
                }
            } catch (DateTimeException e) {
                // told below
            }
            node.child("from").fault("'from' is a day that every year has, like \"11-15\", not '" + text + "'");
        }
        return MonthDay.of(1, 1);
    }

    /**
     * In which states of {@code calendar} a rule judges; in all where it says nothing.
     *
     * @param isAboutSilence whether it is about silence, which has no season
     */
    public static Season season(YamlNode rule, YearCalendar calendar, boolean isAboutSilence) {
        Optional<YamlNode> list = rule.optional("states");
        if (list.isEmpty()) {
            return Season.ALWAYS;
        }
        List<String> states = new ArrayList<>();
        for (YamlNode item : list.get().items()) {
            String name = item.text();
            if (calendar.states().stream().noneMatch(state -> state.name().equals(name))) {
                item.fault("unknown state '" + name + "'; the calendar in domain.yaml has "
                        + calendar.states().stream().map(State::name).toList());
            }
            states.add(name);
        }
        if (states.isEmpty()) {
            list.get().fault("'states' names one state at least; without it a rule judges in all of them");
        } else if (isAboutSilence) {
            list.get().fault("devices are looked after all the year: a rule about silence has no 'states'");
        }
        return new Season(calendar, states);
    }
}
