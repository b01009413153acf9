package lifeline.simulators.device;

import java.time.Instant;
import java.util.Optional;

/** Two sources as one, in the order of their instants. */
public final class Merged implements Source {
    private final Source one;
    private final Source other;

    public Merged(Source one, Source other) {
        this.one = one;
        this.other = other;
    }

    @Override
    public Optional<Instant> nextAt() {
        return earlier().nextAt();
    }

    @Override
    public Optional<Emission> next() {
        return earlier().next();
    }

    private Source earlier() {
        Optional<Instant> first = one.nextAt();
        Optional<Instant> second = other.nextAt();
        boolean isSecond =
                second.isPresent() && (first.isEmpty() || second.get().isBefore(first.get()));
        return isSecond ? other : one;
    }
}
