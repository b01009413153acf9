package lifeline.stream.catalogue;

import java.io.Serializable;
import java.util.List;
import lifeline.stream.rulebook.RuleSet;

/** Where the rules are kept that people change. */
@FunctionalInterface
public interface RuleSets extends Serializable {
    /** Nobody changes any. */
    static RuleSets none() {
        return () -> revision -> List.of();
    }

    /** For one thread, which closes it. */
    Reading open();

    /** Looks for what has changed. */
    interface Reading extends AutoCloseable {
        /**
         * The rules of each domain that has changed since {@code revision}, as they are now; waits while they cannot be read.
         *
         * @param revision the highest of any set read before, 0 for all there are
         */
        List<RuleSet> changedSince(long revision) throws InterruptedException;

        @Override
        default void close() {}
    }
}
