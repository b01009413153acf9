package lifeline.alerts.alert;

import java.time.Instant;
import lifeline.contract.signal.Signal;

/** Which episode: of one rule at one subject, and which of them in the course of time. */
public record EpisodeId(String rule, String subject, Instant episode) {
    public static EpisodeId of(Signal signal) {
        return new EpisodeId(signal.rule(), signal.subject(), signal.episode());
    }
}
