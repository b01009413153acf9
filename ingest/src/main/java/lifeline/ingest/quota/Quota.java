package lifeline.ingest.quota;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one device may send.
 *
 * @param messagesPerS for as long as it likes, by the city's clock; 0 means as many as it likes
 * @param burst so many at once after a silence: a device that was offline for three days tells them in one go
 */
public record Quota(int messagesPerS, int burst) implements Serializable {
    /** A hundred times and more what a sensor sends, and three days of it each half minute. */
    public static final Quota DEFAULT = new Quota(50, 10_000);

    public static final Quota NONE = new Quota(0, 0);

    private static final String RATE = "LIFELINE_DEVICE_MESSAGES_PER_S";
    private static final String BURST = "LIFELINE_DEVICE_BURST";
    private static final int MOST = 1_000_000;

    public Quota {
        if (messagesPerS < 0 || messagesPerS > MOST || burst < 0 || burst > MOST) {
            throw new IllegalArgumentException("rate and burst must be 0 to " + MOST);
        }
        if (messagesPerS > 0 && burst == 0) {
            throw new IllegalArgumentException("a burst of 0 messages lets nothing pass");
        }
    }

    /** @throws IllegalArgumentException listing every fault, one a line */
    public static Quota from(Map<String, String> environment) {
        List<String> faults = new ArrayList<>();
        int rate = number(environment, RATE, DEFAULT.messagesPerS, 0, faults);
        int burst = number(environment, BURST, DEFAULT.burst, 1, faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
        }
        return new Quota(rate, burst);
    }

    private static int number(
            Map<String, String> environment, String name, int otherwise, int least, List<String> faults) {
        @Nullable String text = environment.get(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        if (text.matches("[0-9]{1,7}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= MOST) {
                return number;
            }
        }
        faults.add(name + " must be " + least + " to " + MOST + ", was: " + text);
        return otherwise;
    }
}
