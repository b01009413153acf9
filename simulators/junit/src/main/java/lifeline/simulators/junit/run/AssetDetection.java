package lifeline.simulators.junit.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Signal;
import lifeline.stream.subject.SubjectBook;
import lifeline.stream.subject.SubjectInput;
import lifeline.stream.subject.SubjectJudge;
import lifeline.stream.subject.SubjectLook;
import lifeline.stream.subject.SubjectState;
import lifeline.stream.subject.Told;

/** Rules over several sensors. What arrives at one instant is judged together, when the first reading after it arrives. */
final class AssetDetection {
    private final SubjectBook subjects;
    private final Consumer<Signal> onSignal;
    private final Map<String, SubjectState> states = new HashMap<>();
    private final NavigableMap<String, NavigableMap<Long, List<Told>>> waiting = new TreeMap<>();
    private long reached = Long.MIN_VALUE;

    AssetDetection(Catalogue catalogue, Consumer<Signal> onSignal) {
        this.subjects = new SubjectBook(catalogue);
        this.onSignal = onSignal;
    }

    /** @param reading as it was judged by itself */
    void take(Reading reading, long now) {
        for (SubjectInput input : subjects.inputs(reading)) {
            states.putIfAbsent(input.key(), SubjectState.before(input));
            waiting.computeIfAbsent(input.key(), unknown -> new TreeMap<>())
                    .computeIfAbsent(input.observedAt(), unknown -> new ArrayList<>())
                    .add(Told.of(input, now));
        }
    }

    /** Nothing that arrived before {@code now} is still to come. */
    void reach(long now) {
        if (now > reached) {
            reached = now;
            waiting.forEach((key, instants) -> judge(key, instants, now));
            waiting.clear();
        }
    }

    private void judge(String key, NavigableMap<Long, List<Told>> instants, long now) {
        SubjectState state = states.get(key);
        if (state == null) {
            throw new IllegalStateException(key + " has no state");
        }
        SubjectJudge judge = subjects.judge(state.domain(), state.rule(), state.asset(), now).orElseThrow();
        for (Map.Entry<Long, List<Told>> instant : instants.entrySet()) {
            SubjectLook look = judge.observe(state, instant.getKey(), instant.getValue(), now);
            look.signal().ifPresent(onSignal);
            state = look.state();
        }
        states.put(key, state);
    }
}
