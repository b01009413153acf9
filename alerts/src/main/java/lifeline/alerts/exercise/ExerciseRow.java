package lifeline.alerts.exercise;

import java.time.Instant;
import java.util.Optional;
import lifeline.contract.domain.Text;
import lifeline.contract.exercise.ExerciseState;

/**
 * A row of {@code exercise}.
 *
 * @param faults JSON, what has been broken so far
 * @param score JSON, once it has been scored
 */
public record ExerciseRow(
        long id,
        String scenario,
        Text title,
        String domains,
        long seed,
        int lastsSeconds,
        ExerciseState state,
        Instant requestedAt,
        String requestedBy,
        Optional<Instant> startedAt,
        Optional<Instant> heartbeatAt,
        Optional<Instant> endsAt,
        Optional<Instant> endedAt,
        Optional<String> cancelledBy,
        String reason,
        String faults,
        Optional<String> score) {

    /** What viewers are told of at once when it changes; a heartbeat is no news. */
    String news() {
        return id + "/" + state + "/" + endsAt + "/" + cancelledBy + "/" + faults.length() + "/" + score.isPresent();
    }
}
