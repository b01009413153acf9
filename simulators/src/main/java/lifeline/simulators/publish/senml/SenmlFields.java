package lifeline.simulators.publish.senml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;
import lifeline.simulators.publish.cloud.OwnUnits;
import org.jspecify.annotations.Nullable;

/**
 * What a device says, as records of SenML (RFC 8428): its id is the base name, the time of its first sample the base time.
 * A sequence number cannot be said. Decimal throughout, so that no value is written longer than it was.
 */
final class SenmlFields {
    /** Units of ours that no name is registered for: told in the quantity's own, without a name. */
    private static final Set<String> UNNAMED = Set.of("%LEL", "t/h", "NTU");

    private SenmlFields() {}

    /** A label of SenML: as JSON and as CBOR has it. */
    enum Field {
        BASE_NAME("bn", -2),
        BASE_TIME("bt", -3),
        NAME("n", 0),
        UNIT("u", 1),
        VALUE("v", 2),
        TIME("t", 6);

        final String json;
        final int cbor;

        Field(String json, int cbor) {
            this.json = json;
            this.cbor = cbor;
        }
    }

    /** @return records; a field holds a {@code String}, a {@code BigDecimal}, or a {@code Double} that is not a number */
    static List<Map<Field, Object>> of(Emission told) {
        Emission emission = OwnUnits.of(told, unit -> !Told.isNamed(unit));
        Instant base = emission.samples().stream().allMatch(sample -> sample.time() != null)
                ? emission.samples().get(0).time()
                : null;
        List<Map<Field, Object>> records = new ArrayList<>();
        for (Sample sample : emission.samples()) {
            sample.values()
                    .forEach((quantity, value) ->
                            records.add(record(emission, sample, quantity, value, base, records.isEmpty())));
        }
        return records;
    }

    private static Map<Field, Object> record(
            Emission emission, Sample sample, String quantity, double value, @Nullable Instant base, boolean isFirst) {
        Map<Field, Object> record = new EnumMap<>(Field.class);
        if (isFirst) {
            record.put(Field.BASE_NAME, emission.topic().device() + ':');
            if (base != null) {
                record.put(Field.BASE_TIME, seconds(base));
            }
        }
        record.put(Field.NAME, quantity);
        Told told = Told.of(value, emission.units().get(quantity));
        if (told.unit() != null) {
            record.put(Field.UNIT, told.unit());
        }
        record.put(Field.VALUE, told.value());
        Instant time = sample.time();
        if (time != null && !time.equals(base)) {
            record.put(Field.TIME, base == null ? seconds(time) : seconds(time).subtract(seconds(base)));
        }
        return record;
    }

    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano() / 1000, 6));
    }

    /** A value in a unit that is registered for SenML: mostly the one without a prefix. */
    private record Told(Object value, @Nullable String unit) {
        private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

        /** Whether there is a name for it or for one that it can be told in without knowing more. */
        static boolean isNamed(String unit) {
            return !UNNAMED.contains(unit);
        }

        static Told of(double value, @Nullable String unit) {
            if (!Double.isFinite(value)) {
                return new Told(value, null);
            }
            BigDecimal exact = BigDecimal.valueOf(value);
            return switch (Objects.requireNonNullElse(unit, "")) {
                case "" -> new Told(exact, null);
                case "kPa" -> new Told(exact.scaleByPowerOfTen(3), "Pa");
                case "MPa" -> new Told(exact.scaleByPowerOfTen(6), "Pa");
                case "bar" -> new Told(exact.scaleByPowerOfTen(5), "Pa");
                case "kN" -> new Told(exact.scaleByPowerOfTen(3), "N");
                case "t" -> new Told(exact.scaleByPowerOfTen(3), "kg");
                case "MW" -> new Told(exact.scaleByPowerOfTen(6), "W");
                case "mg/L" -> new Told(exact.scaleByPowerOfTen(-3), "kg/m3");
                case "m³/h" -> new Told(exact.divide(SECONDS_PER_HOUR, MathContext.DECIMAL64), "m3/s");
                case "L/s" -> new Told(exact, "l/s");
                case "°C" -> new Told(exact, "Cel");
                case "°" -> new Told(exact, "deg");
                case "m/s²" -> new Told(exact, "m/s2");
                case "%VOL", "%" -> new Told(exact, "/100");
                case "µε" -> new Told(exact, "ppm");
                case "1" -> new Told(exact, "count");
                case "mg/m3", "mg/m³" -> new Told(exact.scaleByPowerOfTen(3), "ug/m3");
                case "ppm", "mm", "cm", "m", "mm/h", "m/s", "Hz", "%RH", "V", "dB", "dBm", "A" -> new Told(exact, unit);
                default -> new Told(exact, unit); // as firmware does that knows no better
            };
        }
    }
}
