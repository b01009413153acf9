package lifeline.alerts.noise.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lifeline.alerts.noise.Silence;
import lifeline.alerts.noise.StormRule.Storm;
import lifeline.alerts.work.WorkRow;

/** How things were when a batch began, and what the batch has added. For one transaction under the writers' lock. */
public final class Standing {
    private final List<Silence> silences;
    private final List<WorkRow> works;
    private final List<Storm> storms;
    private final Map<String, Integer> reds;
    private int lastMinute;

    Standing(
            List<Silence> silences,
            List<WorkRow> works,
            List<Storm> storms,
            Map<String, Integer> reds,
            int lastMinute) {
        this.silences = List.copyOf(silences);
        this.works = List.copyOf(works);
        this.storms = new ArrayList<>(storms);
        this.reds = new HashMap<>(reds);
        this.lastMinute = lastMinute;
    }

    List<Silence> silences() {
        return silences;
    }

    List<WorkRow> works() {
        return works;
    }

    List<Storm> storms() {
        return storms;
    }

    void begun(Storm storm) {
        storms.add(storm);
    }

    /** One more alert; how many in this minute. */
    int count() {
        lastMinute++;
        return lastMinute;
    }

    int reds(String channel) {
        return reds.getOrDefault(channel, 0);
    }

    void red(String channel) {
        reds.merge(channel, 1, Integer::sum);
    }
}
