package lifeline.stream.replay.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;

/** Makes alarms of the signals of a run, which come in the order of time. */
public final class Alarms {
    private final Map<Key, Alarm> open = new HashMap<>();
    private final List<Alarm> over = new ArrayList<>();

    private record Key(String rule, String subject) {}

    public void add(Signal signal) {
        Key key = new Key(signal.rule(), signal.subject());
        Alarm known = open.get(key);
        if (signal.kind() == SignalKind.CLEAR || signal.kind() == SignalKind.RETRACT) {
            if (known != null) {
                open.remove(key);
                over.add(new Alarm(known.rule(), known.subject(), known.gravest(), known.from(), signal.at()));
            }
        } else if (signal.kind() == SignalKind.AMEND) {
            if (known == null) {
                over.add(new Alarm(key.rule(), key.subject(), signal.severity(), signal.beganAt(), signal.at()));
            }
        } else if (known == null) {
            open.put(key, new Alarm(key.rule(), key.subject(), signal.severity(), signal.at(), Instant.MAX));
        } else {
            Severity gravest = signal.severity().isAtLeast(known.gravest()) ? signal.severity() : known.gravest();
            open.put(key, new Alarm(known.rule(), known.subject(), gravest, known.from(), Instant.MAX));
        }
    }

    /** All of them, open ones included. */
    public List<Alarm> all() {
        List<Alarm> all = new ArrayList<>(over);
        all.addAll(open.values());
        return all;
    }
}
