package lifeline.stream.replay;

import lifeline.stream.replay.run.Lane;

/** Is told what a replay is at. */
@FunctionalInterface
public interface Progress {
    Progress IGNORED = lane -> {};

    /** A run has begun; {@code lane} tells how far it is, to any thread. */
    void judging(Lane lane);
}
