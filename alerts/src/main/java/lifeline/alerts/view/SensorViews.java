package lifeline.alerts.view;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lifeline.alerts.city.SensorRow;
import lifeline.alerts.city.Thinning;
import lifeline.alerts.rule.current.CurrentRules;
import lifeline.alerts.store.StoredAlert;
import lifeline.alerts.view.work.WorkView;
import lifeline.alerts.work.WorkRow;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Quantity;
import lifeline.contract.domain.Text;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Scale;

/** Gives sensors and curves the words and levels of the catalogue. */
@Singleton
public final class SensorViews {
    private final Catalogue catalogue;
    private final CurrentRules current;

    public SensorViews(Catalogue catalogue, CurrentRules current) {
        this.catalogue = catalogue;
        this.current = current;
    }

    /** @param work windows of work, of which those at the sensor at {@code now} are told */
    public SensorView of(SensorRow row, List<WorkRow> work, Instant now) {
        SensorRow.Newest newest = row.newest();
        return new SensorView(
                row.sensor(),
                row.asset(),
                row.assetTitle(),
                row.domain(),
                row.quantity(),
                title(row),
                unit(row),
                newest == null ? null : (Double) newest.value(),
                newest == null ? null : newest.observedAt(),
                newest == null ? null : quality(newest.quality()),
                row.registered(),
                work.stream()
                        .filter(window -> window.isUnderWay(now)
                                && window.isAt(row.domain(), row.asset(), row.device(), row.quantity()))
                        .map(WorkView::of)
                        .findFirst()
                        .orElse(null));
    }

    private static SensorView.QualityView quality(Quality quality) {
        return new SensorView.QualityView(
                quality.grade().name(), quality.marks().stream().map(Mark::name).toList());
    }

    /** A sensor's curve; {@code alerts} are those that held meanwhile. */
    public CurveView curve(SensorRow row, List<Thinning.Point> points, List<StoredAlert> alerts) {
        return new CurveView(
                row.sensor(),
                unit(row),
                title(row),
                points.stream()
                        .map(point -> List.<Object>of(
                                point.at().toEpochMilli(),
                                point.value(),
                                point.quality().grade().name()))
                        .toList(),
                current.catalogue().rules().stream()
                        .filter(rule -> rule.domain().equals(row.domain())
                                && rule.quantity().equals(row.quantity()))
                        .flatMap(SensorViews::levels)
                        .toList(),
                alerts.stream().map(SensorViews::span).toList());
    }

    private static CurveView.SpanView span(StoredAlert stored) {
        return new CurveView.SpanView(
                stored.id(),
                stored.alert().severity(),
                stored.alert().beganAt(),
                stored.alert().machine().recoveredAt().orElse(null));
    }

    private static Stream<CurveView.LevelView> levels(Rule rule) {
        return direction(rule.condition()).stream().flatMap(direction -> rule.levels().stream()
                .map(level -> new CurveView.LevelView(
                        rule.id(), rule.title(), level.severity(), direction, level.raise(), level.clear())));
    }

    /** Only levels of the value itself can be drawn beside it. */
    private static Optional<Direction> direction(Condition condition) {
        return condition.scale() == Scale.VALUE ? Optional.of(condition.direction()) : Optional.empty();
    }

    private Text title(SensorRow row) {
        return catalogue
                .quantity(row.domain(), row.quantity())
                .map(Quantity::title)
                .orElseGet(() -> new Text(row.quantity(), row.quantity()));
    }

    private String unit(SensorRow row) {
        return catalogue
                .quantity(row.domain(), row.quantity())
                .map(quantity -> quantity.unit().symbol())
                .orElse("");
    }
}
