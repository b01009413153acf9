package lifeline.stream.detector.joint;

import java.util.OptionalInt;
import lifeline.contract.rule.Rule;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;

/** One kind of condition over several inputs. */
public interface JointDetector {
    /**
     * Looks at the inputs as of an instant at which at least one of them was observed.
     *
     * @param memory what {@link Observation#memory} was after the instant before, or empty
     */
    Observation observe(Memory memory, Joined joined);

    /** Which of the inputs what was found last is about, by its memory; empty where it is about all. */
    default OptionalInt foremost(Memory memory) {
        return OptionalInt.empty();
    }

    /** What is left of its memory when the devices of the asset begin to tell earlier times. */
    default Memory goneBack(Memory memory) {
        return memory;
    }

    /** The detector of a rule over several sensors. */
    static JointDetector of(Rule rule) {
        return rule.joint()
                .map(condition -> condition.matchJoint(new JointDetectorOfKind(rule)))
                .orElseThrow(() -> new IllegalArgumentException(rule.id() + " judges each sensor by itself"));
    }
}
