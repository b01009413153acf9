package lifeline.simulators.device.failing;

import java.time.Duration;
import java.time.Instant;
import lifeline.contract.simulation.failing.Failure;
import lifeline.contract.simulation.failing.FailureKind.Way;

/** A clock that has started in 1970, is ahead or behind, keeps local time, or gains. */
record WrongClock(Failure failure, Instant from) implements Failing {
    private static final double MILLION = 1e6;
    private static final double MILLIS = 1e3;
    private static final double HOUR_MILLIS = 3_600_000;

    @Override
    public Instant clock(Instant at) {
        return switch (failure.way()) {
            case EPOCH -> Instant.EPOCH.plus(Duration.between(from, at));
            case AHEAD -> at.plusMillis(Math.round(failure.number("ahead") * MILLIS));
            case ZONELESS -> at.plusMillis(Math.round(failure.number("hours") * HOUR_MILLIS));
            case GAINING ->
                at.plusMillis(Math.round(Duration.between(from, at).toMillis() * failure.number("ppm") / MILLION));
            default -> at;
        };
    }

    @Override
    public boolean isZoneless() {
        return failure.way() == Way.ZONELESS;
    }
}
