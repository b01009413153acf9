package lifeline.ingest.mqtt.condition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The latest conditions of a share group in this process, in the order they were noticed. Any thread may ask. */
public final class SourceConditions {
    /** So many are remembered. */
    public static final int LIMIT = 1_000;

    private static final Map<String, SourceConditions> BY_SUBSCRIPTION = new ConcurrentHashMap<>();

    private final Deque<SourceCondition> latest = new ArrayDeque<>();
    private long number;

    /** Those of this process for a subscription, as {@code MqttSettings.subscription()} names it. */
    public static SourceConditions of(String subscription) {
        return BY_SUBSCRIPTION.computeIfAbsent(subscription, any -> new SourceConditions());
    }

    /**
     * What has been noticed since an earlier look.
     *
     * @param number of all there were until {@code conditions}, these included: what to ask {@link #since} with next time
     */
    public record News(long number, List<SourceCondition> conditions) {
        public News {
            conditions = List.copyOf(conditions);
        }
    }

    /** Notes one. */
    public synchronized void report(SourceCondition condition) {
        number++;
        latest.addLast(condition);
        if (latest.size() > LIMIT) {
            latest.removeFirst();
        }
    }

    /** Those after the first {@code seen}; 0 asks for all that are remembered. */
    public synchronized News since(long seen) {
        long skip = Math.max(0, latest.size() - Math.max(0, number - seen));
        return new News(number, latest.stream().skip(skip).toList());
    }
}
