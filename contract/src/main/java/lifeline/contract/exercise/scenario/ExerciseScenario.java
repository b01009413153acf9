package lifeline.contract.exercise.scenario;

import java.time.Duration;
import java.util.List;
import lifeline.contract.domain.Text;
import lifeline.contract.library.LibraryScenario;

/**
 * A scenario people can exercise.
 *
 * @param domains that something breaks in, in the order of its breaks
 * @param faults titles of what breaks, in that order
 * @param lasts about so long, from the first reading to the score
 * @param shortened the scenario of the library as it is played: the first break soon, the waits between breaks short, drawn
 *     sizes large enough to be noticed. What a fault then does takes as long as ever
 */
public record ExerciseScenario(
        String id, Text title, List<String> domains, List<Text> faults, Duration lasts, LibraryScenario shortened) {
    public ExerciseScenario {
        domains = List.copyOf(domains);
        faults = List.copyOf(faults);
    }

    /** Whether the right answer to it is silence. */
    public boolean mustStaySilent() {
        return shortened.mustStaySilent();
    }
}
