package lifeline.stream.replay.recording;

import java.time.Instant;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.stream.window.Micros;

/** What the lines of one sensor have in common; {@code device} is the column {@code sensor}. */
record Series(String domain, String asset, String device, String quantity) {
    String sensor() {
        return device + '.' + quantity;
    }

    /** Received when it was observed: a recording knows no delay. */
    Reading reading(Row row) {
        Instant at = Micros.instant(row.at());
        return new Reading(domain, asset, device, quantity, at, at, null, null, row.value(), Quality.GOOD);
    }
}
