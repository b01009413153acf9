package lifeline.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;
import lifeline.contract.domain.Text;
import lifeline.contract.reading.Unit;
import org.jspecify.annotations.Nullable;

/** A small catalogue and messages to it. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-11-22T06:00:00Z");
    public static final String TOPIC = "lifeline/v1/gas/well-0001/dev-0001/json";

    private Samples() {}

    public static Catalogue catalogue() {
        return new Catalogue(List.of(new Domain(
                "gas",
                new Text("燃气", "Gas"),
                List.of(
                        quantity("methane", Unit.PERCENT_LEL, 5.0),
                        quantity("pressure", Unit.KILOPASCAL, null),
                        quantity("temperature", Unit.CELSIUS, null)),
                List.of(),
                List.of())));
    }

    private static Quantity quantity(String name, Unit unit, @Nullable Double lelBasis) {
        return new Quantity(
                name, new Text(name, name), unit, 0, 100, null, lelBasis, Duration.ofMinutes(1), "a sample");
    }

    public static Message message(String payload) {
        return message(TOPIC, payload.getBytes(StandardCharsets.UTF_8));
    }

    public static Message message(String topic, byte[] payload) {
        return new Message(topic, payload, payload.length, null, NOON, false, false, false);
    }
}
