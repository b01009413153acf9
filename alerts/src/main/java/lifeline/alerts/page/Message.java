package lifeline.alerts.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lifeline.contract.signal.Severity;

/**
 * What a page says, in the language of its reader: facts and words, nothing of how a channel shows them.
 *
 * @param language {@code zh} or {@code en}
 * @param severity of an alert now; of a digest its gravest; BLUE for a test
 * @param exercise whether all of it is practice, which every channel has to say first
 * @param alert its number; 0 for a digest or a test
 * @param title what is wrong, a few words
 * @param object the asset it is about
 * @param place where that stands
 * @param text the sentence of the rule, filled in
 * @param action what to do first
 * @param value with its unit
 * @param threshold with its unit
 * @param firstAt when it began
 * @param lastAt what is told was true then
 * @param count how many signals it has had; of a digest how many alerts it names
 * @param dutyPhone whom to call back; empty where nobody said
 * @param link where it is answered with one tap; empty where nothing is to be answered
 * @param labels rule, subject, domain, asset, district, owner: for programs that group by them
 * @param lines of a digest, a line an alert; else empty
 */
public record Message(
        Kind kind,
        String language,
        Severity severity,
        boolean exercise,
        long alert,
        String title,
        String object,
        String place,
        String text,
        String action,
        String value,
        String threshold,
        Instant firstAt,
        Instant lastAt,
        int count,
        String dutyPhone,
        String link,
        Map<String, String> labels,
        List<String> lines) {

    public Message {
        labels = Map.copyOf(labels);
        lines = List.copyOf(lines);
    }

    /** What it is. Stored by name. */
    public enum Kind {
        /** Something holds, and somebody is wanted. */
        ALERT,
        /** What was told of has gone. */
        RECOVERED,
        /** Many alerts in one message. */
        DIGEST,
        /** Nothing: it shows that the way is open. */
        TEST,
        /** That a part of this system is not well, or is again. */
        WATCH
    }
}
