package lifeline.stream.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.DomainFolder;
import lifeline.stream.rulebook.RuleSet;
import lifeline.stream.store.StoreFailedException;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.Test;

class CatalogueWatchTest {
    private final Queue<RuleSets.Reading> answers = new ArrayDeque<>();
    private final BlockingQueue<RuleSet> passed = new LinkedBlockingQueue<>();
    private final Counter refused = new SimpleCounter();

    private static RuleSet set(long revision, String rules) {
        return new RuleSet("gas", revision, (int) revision, rules, null, null, List.of());
    }

    private void watch() {
        RuleSets sets = () -> since -> {
            RuleSets.Reading next = answers.poll();
            return next == null ? List.of() : next.changedSince(since);
        };
        new CatalogueWatch(sets, Catalogue.load(), passed::add, refused).start();
    }

    @Test
    void whatIsPassedOnHasNoFaultAndAStoreThatCannotBeUsedIsAskedAgain() throws Exception {
        String rules = DomainFolder.rules("gas");
        answers.add(since -> {
            throw new StoreFailedException("no rights", new IllegalStateException());
        });
        answers.add(since -> List.of(set(1, "rubbish"), new RuleSet("unknown", 2, 1, rules, null, null, List.of())));
        answers.add(since -> List.of(set(since + 1, rules)));
        watch();
        assertEquals(3, passed.poll(30, TimeUnit.SECONDS).revision());
        assertEquals(1, refused.getCount());
        assertNull(passed.poll());
    }
}
