package lifeline.ingest.sparkplug;

import java.time.Instant;
import java.util.OptionalDouble;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.ingest.codec.Collected;
import lifeline.ingest.codec.Route;
import lifeline.ingest.sparkplug.payload.DataType;
import lifeline.ingest.sparkplug.payload.Metric;
import lifeline.ingest.unit.UnitNames;
import lifeline.ingest.validation.RejectionReason;
import org.jspecify.annotations.Nullable;

/** Makes readings of metrics whose definition is known. */
final class MetricValues {
    static final String BD_SEQ = "bdSeq";

    private static final long EARLIEST_MILLIS =
            Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST_MILLIS =
            Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();
    private static final int QUALITY_BAD = 0;
    private static final int QUALITY_GOOD = 192;
    private static final int QUALITY_STALE = 500;

    private final Route route;
    private final @Nullable Long sentAt;
    private final Collected collected;

    /** @param sentAt the message's own time, for metrics that have none */
    MetricValues(Route route, @Nullable Long sentAt, Collected collected) {
        this.route = route;
        this.sentAt = sentAt;
        this.collected = collected;
    }

    /** Whether a metric of this name is the protocol's own and measures nothing. */
    static boolean isProtocol(String name) {
        return name.equals(BD_SEQ) || name.startsWith("Node Control/") || name.startsWith("Device Control/");
    }

    void read(Metric metric, Definition definition) {
        String name = definition.name();
        if (isProtocol(name)) {
            return;
        }
        Metric.Value value = metric.value();
        Integer code = metric.dataType() == null ? definition.dataType() : metric.dataType();
        if (!route.quantities().containsKey(name)) {
            collected.reject(
                    RejectionReason.UNKNOWN_QUANTITY, "no quantity is meant by '" + Collected.brief(name) + "'", 1);
        } else if (metric.isNull() || value == null) {
            collected.reject(RejectionReason.NULL_VALUE, Collected.brief(name) + " has no value", 1);
        } else if (code == null || !DataType.isNumber(code)) {
            collected.reject(
                    RejectionReason.DATA_TYPE,
                    Collected.brief(name) + (code == null ? " has no data type" : " has data type " + code),
                    1);
        } else {
            number(metric, value, DataType.of(code), definition);
        }
    }

    private void number(Metric metric, Metric.Value value, DataType type, Definition definition) {
        OptionalDouble number = type.number(value);
        Long millis = metric.timestamp() == null ? sentAt : metric.timestamp();
        if (number.isEmpty()) {
            collected.reject(
                    RejectionReason.NOT_A_NUMBER, Collected.brief(definition.name()) + ": this is no " + type, 1);
        } else if (millis != null && (millis < EARLIEST_MILLIS || millis > LATEST_MILLIS)) {
            collected.reject(
                    RejectionReason.TIME,
                    Collected.brief(definition.name()) + ": no time is " + Long.toUnsignedString(millis) + " ms",
                    1);
        } else {
            String unit = metric.unit() == null ? definition.unit() : metric.unit();
            collected.measured(
                    route,
                    definition.name(),
                    number.getAsDouble(),
                    unit,
                    UnitNames.NATIVE,
                    collected.observed(millis == null ? null : Instant.ofEpochMilli(millis), 0),
                    null,
                    quality(metric));
        }
    }

    /** What the sender says of the value. */
    private static Quality quality(Metric metric) {
        Integer code = metric.quality();
        Quality quality = code == null
                ? Quality.GOOD
                : switch (code) {
                    case QUALITY_GOOD -> Quality.GOOD;
                    case QUALITY_BAD, QUALITY_STALE -> Quality.GOOD.with(Grade.BAD);
                    default -> Quality.GOOD.with(Grade.SUSPECT);
                };
        return metric.isHistorical() ? quality.with(Mark.LATE) : quality;
    }
}
