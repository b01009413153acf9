package lifeline.stream.replay.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;

/** The sensors of a recording, each under a number. */
final class SeriesBook {
    private final Catalogue catalogue;
    private final Map<Named, Integer> numbers = new HashMap<>();
    private final List<Series> all = new ArrayList<>();
    private final List<String> sensors = new ArrayList<>();
    private final Map<String, Optional<Duration>> periods = new HashMap<>();

    /** What a line says of its sensor, which is the same in most of them. */
    private record Named(String sensor, String quantity, String asset, String domain, Optional<Duration> period) {}

    SeriesBook(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws IllegalArgumentException when no domain has the quantity, or several do, or the period changes */
    int series(Columns.Line line) {
        Named named = new Named(line.sensor(), line.quantity(), line.asset(), line.domain(), line.period());
        Integer known = numbers.get(named);
        if (known != null) {
            return known;
        }
        String asset = named.asset().isEmpty() ? named.sensor() : named.asset();
        Series series = new Series(domain(named), asset, named.sensor(), named.quantity());
        Optional<Duration> before = periods.putIfAbsent(series.sensor(), named.period());
        if (before != null && !before.equals(named.period())) {
            throw new IllegalArgumentException("the period of " + series.sensor() + " is " + text(named.period())
                    + " here and " + text(before) + " on an earlier line");
        }
        int number = all.size();
        all.add(series);
        sensors.add(series.sensor());
        numbers.put(named, number);
        return number;
    }

    private static String text(Optional<Duration> period) {
        return period.map(given -> given.toSeconds() + "s").orElse("not given");
    }

    private String domain(Named named) {
        List<String> having = catalogue.domains().stream()
                .filter(domain -> domain.quantity(named.quantity()).isPresent())
                .map(Domain::id)
                .filter(id -> named.domain().isEmpty() || named.domain().equals(id))
                .toList();
        if (having.size() == 1) {
            return having.get(0);
        }
        if (having.size() > 1) {
            throw new IllegalArgumentException("'" + named.quantity() + "' is a quantity of "
                    + String.join(", ", having) + ": say which in a column 'domain'");
        }
        throw new IllegalArgumentException(
                named.domain().isEmpty() || catalogue.domain(named.domain()).isPresent()
                        ? "no quantity '" + named.quantity() + "' in " + scope(named) + "; there are: "
                                + quantities(named)
                        : "no domain '" + named.domain() + "' was chosen");
    }

    private String scope(Named named) {
        return named.domain().isEmpty()
                ? catalogue.domains().stream().map(Domain::id).collect(Collectors.joining(", "))
                : named.domain();
    }

    private String quantities(Named named) {
        return catalogue.domains().stream()
                .filter(domain -> named.domain().isEmpty() || domain.id().equals(named.domain()))
                .flatMap(domain -> domain.quantities().stream())
                .map(quantity -> quantity.name())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), names -> String.join(", ", names)));
    }

    String sensor(int series) {
        return sensors.get(series);
    }

    List<Series> all() {
        return all;
    }

    Map<String, Duration> periods() {
        Map<String, Duration> given = new HashMap<>();
        periods.forEach((sensor, period) -> period.ifPresent(one -> given.put(sensor, one)));
        return given;
    }
}
