package lifeline.contract.schema;

import java.util.List;

/** One place of the gas folder written wrongly, and why it is wrong. */
record Breakage(String file, String from, String to, String why) {
    static final List<Breakage> ALL = List.of(
            of("domain", "title: { zh: 燃气,", "titel: { zh: 燃气,", "an unknown key"),
            of("domain", "id: gas\n", "id: Gas City\n", "an id that is no name"),
            of("domain", "unit: ppm", "unit: parts", "an unknown unit"),
            of("domain", "    lel-basis: 5.0\n", "", "%LEL without its basis"),
            of("domain", "    unit: ppm\n", "    unit: ppm\n    lel-basis: 5.0\n", "an LEL basis of another unit"),
            of("domain", "min: -40", "min: cold", "a text in place of a number"),
            of("domain", "period: 10s", "period: 10", "a period without a unit"),
            of("domain", ", en: Ethane }", " }", "a title in one language"),
            of("domain", "    basis: \"[default] range of a well sensor\"\n", "", "a quantity without a basis"),
            of("domain", "  - name: ethane\n", "  - nam: ethane\n", "a quantity without a name"),
            of("rules", "- id: gas.methane.leak\n", "- id: methane-leak\n", "a rule id of one part"),
            of("rules", "  track: hazard\n", "  track: danger\n", "an unknown track"),
            of("rules", "{value} {unit}，达到", "{wert} {unit}，达到", "an unknown placeholder"),
            of(
                    "rules",
                    "kind: threshold, direction: above",
                    "kind: treshold, direction: above",
                    "an unknown condition"),
            of("rules", "kind: threshold, direction: above", "kind: threshold, direction: up", "an unknown direction"),
            of("rules", ", window: 10m", "", "a rate of change without a window"),
            of("rules", "kind: flat-line, tolerance: 0", "kind: flat-line", "a flat line without a tolerance"),
            of("rules", "kind: flat-line, tolerance: 0", "kind: flat-line, tolerance: -1", "a negative tolerance"),
            of("rules", "severity: blue, raise: 5,", "severity: green, raise: 5,", "an unknown severity"),
            of("rules", "standard: gb-t-50493, level: 1", "standard: gb-t-1, level: 1", "an unknown standard"),
            of("rules", "standard: gb-t-50493, level: 1", "standard: gb-t-50493", "a standard without its level"),
            of("rules", "standard: gb-t-50493, level: 1", "severity: orange, level: 1", "a level of no standard"),
            of("rules", "standard: gb-t-50493, level: 1", "standard: gb-t-50493, level: 9", "a level no standard has"),
            of("rules", "raise: 5, clear: 4, count: 3", "raise: 5, clear: 4, count: 0", "a count of nothing"),
            of("rules", "raise: 5, clear: 4, count: 3", "raise: 5, clear: 4", "a level without a count"),
            of("rules", "raise: 5, clear: 4, count: 3", "raise: 5, count: 3", "a level that never clears"),
            of("rules", "raise: 5, clear: 4, count: 3", "raise: 5, clear: 4, cuont: 3", "a mistyped key"),
            of("rules", "raise: 3 }", "raise: 3, clear: 2 }", "a clear level of an absence"),
            of("rules", "raise: 3 }", "raise: 0 }", "an absence of no length"),
            of("rules", "  clear-after: 120s\n", "", "a rule that does not say when it clears"),
            of("rules", "  clear-after: 120s\n", "  clear-after: two minutes\n", "a duration in words"),
            of("rules", "  basis: \"[default] 5 and 10", "  bias: \"[default] 5 and 10", "a rule without a basis"),
            of("rules", "  subject: asset\n", "", "several inputs without a subject"),
            of("rules", "  subject: asset\n", "  subject: city\n", "an unknown subject"),
            of(
                    "rules",
                    "inputs: { sewer-methane: 3m, temperature: 3m }",
                    "inputs: { sewer-methane: 3m }",
                    "one input of a residual"),
            of("rules", "restless: 0.08, over: 30m", "restless: 0.08", "restless without a window"),
            of("rules", "restless: 0.08, over: 30m", "restless: 0, over: 30m", "restless at rest"),
            of("rules", "outlet-flow: 60s }", "outlet-flow: soon }", "a freshness in words"),
            of(
                    "rules",
                    "  quantity: methane\n",
                    "  quantity: methane\n  subject: asset\n",
                    "a subject of a single sensor"),
            of("rules", "    within: 2m\n", "", "signs without a time between them"),
            of("rules", "rises: 100, over: 5m", "rises: 100", "a rise in no time"),
            of("rules", "rises: 100, over: 5m", "rises: -100, over: 5m", "a rise downwards"),
            of("rules", "rises: 100, over: 5m", "rises: 100, above: 3, over: 5m", "two ways in one sign"),
            of("rules", "counting: leading", "counting: backwards", "an unknown way of counting"),
            of("rules", "side: below", "side: beneath", "an unknown side"),
            of("rules", "    metres: 100\n", "    metres: 0\n", "neighbours that are nowhere"),
            of("rules", "    metres: 100\n", "", "neighbours at an unknown distance"),
            of(
                    "rules",
                    "    of: [gas.methane.leak, gas.methane.rise]\n",
                    "    of: []\n",
                    "neighbours that say nothing"),
            of(
                    "rules",
                    "    kind: neighbours\n",
                    "    kind: neighbours\n    signs: []\n",
                    "neighbours that are told by signs"),
            of("rules", ", learning: 3d", "", "a residual that does not say how long it learns"),
            of("scenarios", "    outlet-flow: [", "    outlet-flow: [low, ", "a text among the values of an input"),
            of(
                    "scenarios",
                    "follows: outlet-flow, gain: -0.0003",
                    "follows: outlet-flow",
                    "a past that follows by nothing"),
            of("scenarios", "every: 60s", "every: sometimes", "no duration"),
            of("scenarios", "values: [0.4,", "values: [~,", "a scenario that begins with silence"),
            of("scenarios", "values: [0.4,", "values: [low,", "a text among the values"),
            of("scenarios", "kind: raise", "kind: alarm", "an unknown kind of signal"),
            of("scenarios", "kind: raise", "kind: amend", "a kind that no scenario can show"),
            of("scenarios", "severity: blue", "severity: BLUE", "a severity in capitals"),
            of("scenarios", "  expect: []\n", "", "a scenario without an expectation"),
            of("simulation", "share: 32", "share: 0", "a domain without devices"),
            of("simulation", "    owner:", "    ower:", "an asset without an owner"),
            of("simulation", "shape: ramp, size: 2.5,", "shape: ramp,", "a fault without a size"),
            of("simulation", "kind: soil", "kind: soul", "an unknown kind of model"),
            of("simulation", "methane: methane,", "methane: metane,", "an output that no model has"),
            of("simulation", "volume: 1.2 ", "volumen: 1.2 ", "a number that no model takes"),
            of("simulation", "leak: { shape: surge", "leek: { shape: surge", "a parameter that no model knows"),
            of(
                    "simulation",
                    "leak: { shape: surge, size: 4.2, rise: 30s, fall: 15s }",
                    "leak: { shape: stuck }",
                    "a parameter that is stuck"),
            of("simulation", "kind: late-burst,", "kind: late-bursts,", "an unknown kind of failure"),
            of("simulation", "way: zoneless,", "way: timeless,", "an unknown way of failing"),
            of("simulation", "way: zoneless, hours: 8", "way: zoneless, hour: 8", "a number that no way takes"),
            of("simulation", "scope: asset", "scope: planet", "an unknown scope"),
            of("simulation", "        noise: 0.12\n", "        noise: -1\n", "negative noise"),
            of("simulation", "    - { fault: leak, after: 90s }", "    - { fault: leak }", "a step without a time"));

    private static Breakage of(String file, String from, String to, String why) {
        return new Breakage(file, from, to, why);
    }

    String applyTo(String text) {
        int at = text.indexOf(from);
        if (at < 0) {
            throw new IllegalStateException(file + ".yaml has no longer: " + from);
        }
        return text.substring(0, at) + to + text.substring(at + from.length());
    }

    @Override
    public String toString() {
        return file + ".yaml: " + why;
    }
}
