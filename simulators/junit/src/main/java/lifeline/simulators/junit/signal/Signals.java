package lifeline.simulators.junit.signal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Signal;
import lifeline.simulators.junit.run.VirtualCity;

/** What the shipped rules said of the city so far, in order; see {@link SignalsAssert}. Without frames and what comes of them. */
public final class Signals {
    private final VirtualCity city;
    private final Map<String, Rule> rules = new TreeMap<>();

    public Signals(VirtualCity city, Catalogue catalogue) {
        this.city = city;
        catalogue.rules().forEach(rule -> rules.put(rule.id(), rule));
    }

    /** All of them; grows as time passes. */
    public List<Signal> all() {
        return city.signals();
    }

    /** Those of one rule so far. */
    public List<Signal> of(String rule) {
        Rule known = rule(rule);
        return all().stream().filter(signal -> signal.rule().equals(known.id())).toList();
    }

    /** Writes them as {@code ./lifeline replay --signals} does. */
    public void write(Path csv) throws IOException {
        List<String> lines = new ArrayList<>(List.of("rule,subject,kind,severity,at,score"));
        for (Signal signal : all()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%s,%s,",
                    signal.rule(),
                    signal.subject(),
                    signal.kind(),
                    signal.severity(),
                    signal.at()));
        }
        Files.write(csv, lines);
    }

    VirtualCity city() {
        return city;
    }

    /** @throws IllegalArgumentException when there is none; names those there are */
    Rule rule(String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            String domain = id.contains(".") ? id.substring(0, id.indexOf('.') + 1) : id;
            List<String> near = rules.keySet().stream()
                    .filter(known -> known.startsWith(domain))
                    .toList();
            throw new IllegalArgumentException("there is no rule '" + id + "'; there are: "
                    + String.join(", ", near.isEmpty() ? rules.keySet() : near));
        }
        return rule;
    }
}
