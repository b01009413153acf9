package lifeline.alerts.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import lifeline.contract.clock.CityClock;
import lifeline.contract.signal.Severity;

/** Figures for Prometheus. Durations are those of a watch on the wall, at any speed of the city's clock. */
@Singleton
public final class Metrics {
    private final CityClock clock;
    private final Timer latency;

    public Metrics(MeterRegistry registry, SelfWatch watch, CityClock clock) {
        this.clock = clock;
        this.latency = Timer.builder("lifeline_alert_latency")
                .description("From the detector's word to the alert.")
                .serviceLevelObjectives(
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30))
                .register(registry);
        Gauge.builder("lifeline_signal_lag_seconds", watch, Metrics::lagSeconds)
                .description("How long the oldest signal not yet taken has waited; NaN when the store does not answer.")
                .register(registry);
        for (Severity severity : Severity.values()) {
            Gauge.builder("lifeline_alerts_open", watch, figures -> open(figures, severity))
                    .description("Alerts somebody must still look at.")
                    .tag("severity", severity.name())
                    .register(registry);
        }
    }

    private static double lagSeconds(SelfWatch watch) {
        SelfWatch.Figures figures = watch.figures();
        return figures == null ? Double.NaN : figures.signalLag().toNanos() / 1e9;
    }

    private static double open(SelfWatch watch, Severity severity) {
        SelfWatch.Figures figures = watch.figures();
        return figures == null ? Double.NaN : figures.open().getOrDefault(severity, 0);
    }

    /** A signal has become part of an alert. */
    public void taken(Instant detectedAt) {
        Duration passed = Duration.between(detectedAt, clock.instant());
        latency.record(clock.systemDuration(passed.isNegative() ? Duration.ZERO : passed));
    }
}
