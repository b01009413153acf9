package lifeline.alerts.watch;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: the store answers, and signals become alerts within {@link #LIMIT}. */
@Readiness
@Singleton
public final class FollowerHealth implements HealthCheck {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final SelfWatch watch;

    public FollowerHealth(SelfWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("signals become alerts");
        SelfWatch.Figures figures = watch.figures();
        if (figures == null) {
            return response.down().withData("store", "does not answer").build();
        }
        return response.status(figures.signalLag().compareTo(LIMIT) <= 0)
                .withData("lagMillis", figures.signalLag().toMillis())
                .build();
    }
}
