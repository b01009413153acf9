package lifeline.simulators.score.suite;

import java.nio.file.Path;
import java.util.List;
import lifeline.simulators.score.match.Said;

/** What turns readings into signals: the detection, in a process of its own. */
public interface Judge extends AutoCloseable {
    /**
     * What it says of a file of readings, each file for itself.
     *
     * @throws IllegalStateException when it cannot
     */
    List<Said> judge(Path readings);

    @Override
    void close();
}
