package lifeline.alerts.page.carry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import lifeline.alerts.page.outbox.Carrier;
import lifeline.alerts.page.outbox.Delivery;
import lifeline.alerts.page.outbox.Limit;

/** Counts and times each attempt of another carrier, by kind of channel and outcome. */
public record MeteredCarrier(Carrier carrier, MeterRegistry registry) implements Carrier {
    @Override
    public Delivery carry(Parcel parcel) {
        Timer.Sample begun = Timer.start(registry);
        Delivery delivery = carrier.carry(parcel);
        begun.stop(Timer.builder("lifeline_page_attempt")
                .description("Attempts to bring a message to its provider.")
                .tag("kind", parcel.kind())
                .tag("outcome", delivery.outcome().name())
                .register(registry));
        return delivery;
    }

    @Override
    public boolean isKeyed(String kind) {
        return carrier.isKeyed(kind);
    }

    @Override
    public List<Limit> limits(String kind, String settings) {
        return carrier.limits(kind, settings);
    }
}
