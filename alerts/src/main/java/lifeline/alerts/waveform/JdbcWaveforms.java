package lifeline.alerts.waveform;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lifeline.alerts.alert.Origin;
import lifeline.alerts.city.Thinning;
import lifeline.alerts.store.Columns;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Quantity;
import lifeline.contract.domain.Text;
import lifeline.contract.reading.Quality;
import lifeline.contract.waveform.SampleEncoding;

/** Reads the waveforms around an alert: what was kept, and what is not forgotten yet, so that nobody waits for the keeping. */
@Singleton
public final class JdbcWaveforms {
    private static final int MOST_SENSORS = 16;
    private static final double NANOS = 1e9;

    private static final String FIRST = """
            select id, asset, at from signal where subject = ? and rule = ? and episode = ?
            order by seq limit 1""";
    private static final String ROWS = """
            select s.device, s.quantity, d.domain, w.* from (
                select sensor, started_at, rate, encoding, scale, base, count, samples, quality
                from waveform_snapshot where signal = ?
                union
                select sensor, started_at, rate, encoding, scale, base, count, samples, quality from waveform
                where sensor in (select s.id from sensor s join device d on d.id = s.device where d.asset = ?)
                    and started_at > ? and started_at < ?) w
            join sensor s on s.id = w.sensor join device d on d.id = s.device
            order by s.device, s.quantity, w.started_at""";

    private final Catalogue catalogue;

    public JdbcWaveforms(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private record Raise(UUID id, String asset, Instant at) {}

    /** @param points at most so many for each sensor */
    public Optional<WaveformView> around(Connection connection, Origin alert, int points) throws SQLException {
        Optional<Raise> found = raise(connection, alert);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Raise raise = found.get();
        Instant from = raise.at().minus(JdbcSnapshots.BEFORE);
        Instant to = raise.at().plus(JdbcSnapshots.AFTER);
        Map<String, Trace> traces = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(ROWS)) {
            select.setObject(1, raise.id());
            select.setString(2, raise.asset());
            select.setObject(3, Columns.time(from.minusSeconds(1)));
            select.setObject(4, Columns.time(to));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String sensor = row.getString("device") + '.' + row.getString("quantity");
                    if (traces.containsKey(sensor) || traces.size() < MOST_SENSORS) {
                        Trace trace = traces.get(sensor);
                        if (trace == null) {
                            trace = trace(row, new Thinning(from, to, points));
                            traces.put(sensor, trace);
                        }
                        add(trace, row, from);
                    }
                }
            }
        }
        List<WaveformView.TraceView> views = new ArrayList<>();
        traces.forEach((sensor, trace) -> views.add(trace.view(sensor)));
        return Optional.of(new WaveformView(raise.at(), from, to, views));
    }

    private static Optional<Raise> raise(Connection connection, Origin alert) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIRST)) {
            select.setString(1, alert.subject());
            select.setString(2, alert.rule());
            select.setObject(3, Columns.time(alert.episode()));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Raise(
                                row.getObject("id", UUID.class), row.getString("asset"), Columns.instant(row, "at")))
                        : Optional.empty();
            }
        }
    }

    private record Trace(Text title, String unit, double rate, Instant start, Thinning thinning) {
        WaveformView.TraceView view(String sensor) {
            List<List<Object>> points = thinning.points().stream()
                    .map(point -> List.<Object>of(point.at().toEpochMilli(), point.value()))
                    .toList();
            return new WaveformView.TraceView(sensor, title, unit, rate, start, points);
        }
    }

    private Trace trace(ResultSet row, Thinning thinning) throws SQLException {
        String name = row.getString("quantity");
        Optional<Quantity> quantity = catalogue.quantity(row.getString("domain"), name);
        return new Trace(
                quantity.map(Quantity::title).orElse(new Text(name, name)),
                quantity.map(known -> known.unit().symbol()).orElse(""),
                Columns.real(row, "rate"),
                Columns.instant(row, "started_at"),
                thinning);
    }

    private static void add(Trace trace, ResultSet row, Instant from) throws SQLException {
        int code = row.getInt("encoding");
        float[] samples = SampleEncoding.of(code)
                .orElseThrow(() -> new SQLException("no samples are encoded as " + code))
                .read(row.getBytes("samples"), row.getInt("count"), row.getFloat("scale"), row.getFloat("base"));
        Instant start = Columns.instant(row, "started_at");
        Quality quality = Quality.ofStored(row.getInt("quality"));
        double step = NANOS / row.getFloat("rate");
        for (int i = 0; i < samples.length; i++) {
            Instant at = start.plusNanos(Math.round(i * step));
            if (!Float.isNaN(samples[i]) && !at.isBefore(from)) {
                trace.thinning().add(new Thinning.Point(at, Double.parseDouble(Float.toString(samples[i])), quality));
            }
        }
    }
}
