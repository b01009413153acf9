package lifeline.stream.rulebook;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.DomainFolder;

/**
 * Reads each text of rules once in this process: several operators and all their tasks are told the same ones, and of a storm of changes each would be
 * read by all of them.
 */
final class ReadRules {
    private static final Map<String, ReadRules> NEWEST = new ConcurrentHashMap<>();

    private final Domain shipped;
    private final String text;
    private final Domain read;

    private ReadRules(Domain shipped, String file, String text) {
        this.shipped = shipped;
        this.text = text;
        this.read = DomainFolder.withRules(shipped, file, text);
    }

    /** As {@link DomainFolder#withRules}; the newest of each domain is kept. Who asks for one that is being read waits for it. */
    static Domain of(Domain shipped, String file, String text) {
        return NEWEST.compute(
                        shipped.id(),
                        (id, known) ->
                                known != null && known.is(shipped, text) ? known : new ReadRules(shipped, file, text))
                .read;
    }

    private boolean is(Domain otherShipped, String otherText) {
        return text.equals(otherText) && shipped.equals(otherShipped);
    }
}
