package lifeline.stream.operator;

import java.io.Serializable;
import java.util.List;
import lifeline.stream.judge.OpenEpisode;

/** Where the episodes are kept that are open when the job starts. */
@FunctionalInterface
public interface OpenEpisodes extends Serializable {
    /** All of them; waits while they cannot be read. */
    List<OpenEpisode> read() throws InterruptedException;
}
