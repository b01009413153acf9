package lifeline.alerts.exercise;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lifeline.alerts.store.AuditEntry;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.exercise.scenario.ExerciseScenario;
import lifeline.contract.exercise.scenario.ExerciseScenarios;

/** Where people ask for exercises and end them; each of it is audited in the same transaction. */
@Singleton
public final class ExerciseDesk {
    private final Transactions transactions;
    private final JdbcExercises exercises;
    private final CityClock clock;
    private final List<ExerciseScenario> scenarios;

    public ExerciseDesk(Transactions transactions, JdbcExercises exercises, CityClock clock, Catalogue catalogue) {
        this.transactions = transactions;
        this.exercises = exercises;
        this.clock = clock;
        this.scenarios = ExerciseScenarios.load(catalogue);
    }

    /** What became of a request: the exercise as it is now, or the one that stands in its way. */
    public sealed interface Answer {
        <R> R match(Function<ExerciseRow, R> done, Function<ExerciseRow, R> refused);

        /** Carried out. */
        record Done(ExerciseRow exercise) implements Answer {
            @Override
            public <R> R match(Function<ExerciseRow, R> done, Function<ExerciseRow, R> refused) {
                return done.apply(exercise);
            }
        }

        /** Not carried out; nothing changed. */
        record Refused(ExerciseRow because) implements Answer {
            @Override
            public <R> R match(Function<ExerciseRow, R> done, Function<ExerciseRow, R> refused) {
                return refused.apply(because);
            }
        }
    }

    /** What can be exercised. */
    public List<ExerciseScenario> scenarios() {
        return scenarios;
    }

    public Optional<ExerciseScenario> scenario(String id) {
        return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }

    /**
     * Asks for an exercise; refused while one is under way.
     *
     * @param source address of the caller
     */
    public Answer request(ExerciseScenario scenario, long seed, String by, String source) {
        return transactions.write(connection -> {
            Instant now = clock.instant();
            Optional<Long> id = exercises.insert(connection, scenario, seed, by, now);
            if (id.isEmpty()) {
                return new Answer.Refused(exercises.underWay(connection).orElseThrow());
            }
            audit(connection, id.get(), now, by, "REQUEST", source);
            return new Answer.Done(exercises.find(connection, id.get()).orElseThrow());
        });
    }

    /** Ends an exercise; refused when it is over. Empty when there is no such exercise. */
    public Optional<Answer> cancel(long id, String by, String source) {
        return transactions.write(connection -> {
            Instant now = clock.instant();
            boolean isDone = exercises.cancel(connection, id, by, now);
            if (isDone) {
                audit(connection, id, now, by, "CANCEL", source);
            }
            return exercises
                    .find(connection, id)
                    .map(found -> isDone ? new Answer.Done(found) : new Answer.Refused(found));
        });
    }

    private void audit(Connection connection, long id, Instant at, String by, String action, String source)
            throws SQLException {
        exercises.append(connection, id, new AuditEntry(0, 0, at, by, action, "", source));
    }
}
