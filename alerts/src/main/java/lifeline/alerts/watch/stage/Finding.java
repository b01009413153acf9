package lifeline.alerts.watch.stage;

import java.time.Instant;
import lifeline.contract.domain.Text;

/**
 * Something that is wrong with a stage.
 *
 * @param subject which one, where there are several: a channel; else empty
 * @param since when it was last well, as the store has it: every replica finds the same
 * @param detail in numbers
 */
public record Finding(Stage stage, String subject, Instant since, Text detail) {
    /** What it is about: there is one finding for each. */
    public String key() {
        return subject.isEmpty() ? stage.name() : stage.name() + '/' + subject;
    }
}
