package lifeline.simulators.exercise;

import java.time.Instant;
import java.util.Optional;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.exercise.ExerciseState;

/**
 * An exercise as somebody asked for it.
 *
 * @param startedAt empty before it was begun
 * @param heartbeatAt when its player was last heard of
 */
record RequestedExercise(
        ExerciseId id,
        String scenario,
        long seed,
        ExerciseState state,
        Optional<Instant> startedAt,
        Optional<Instant> heartbeatAt) {}
