package lifeline.stream.catalogue;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.stream.rulebook.DomainRules;
import lifeline.stream.rulebook.RuleSet;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that asks the store for changes, twice a second. A set is let through once it has been read without a fault; one
 * that has a fault is told of once, and so is a store that cannot be used.
 */
final class CatalogueWatch implements AutoCloseable {
    static final long PAUSE_MILLIS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueWatch.class);

    private final RuleSets sets;
    private final Catalogue catalogue;
    private final Consumer<RuleSet> to;
    private final Counter refused;
    private final Thread thread;
    private long revision;
    private String told = "";

    CatalogueWatch(RuleSets sets, Catalogue catalogue, Consumer<RuleSet> to, Counter refused) {
        this.sets = sets;
        this.catalogue = catalogue;
        this.to = to;
        this.refused = refused;
        this.thread = new Thread(this::watch, "rules");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        try (RuleSets.Reading reading = sets.open()) {
            while (!Thread.currentThread().isInterrupted()) {
                look(reading);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(RuleSets.Reading reading) throws InterruptedException {
        try {
            for (RuleSet set : reading.changedSince(revision)) {
                revision = Math.max(revision, set.revision());
                take(set);
            }
            told = "";
        } catch (RuntimeException e) {
            String trouble = String.valueOf(e.getMessage());
            if (!trouble.equals(told)) {
                LOG.error("rules go on as they are, the store does not tell of changes: {}", trouble, e);
                told = trouble;
            }
        }
    }

    private void take(RuleSet set) {
        Optional<Domain> domain = catalogue.domain(set.domain());
        if (domain.isEmpty()) {
            LOG.warn("the store has rules of '{}', a domain this build does not know", set.domain());
            return;
        }
        try {
            DomainRules rules = DomainRules.of(domain.get(), set);
            rules.misfits().forEach(misfit -> LOG.warn("{}: not used: {}", set.domain(), misfit));
            LOG.info("rules of '{}': version {}, revision {}", set.domain(), set.version(), set.revision());
            to.accept(set);
        } catch (InvalidDomainException e) {
            refused.inc();
            LOG.error(
                    "version {} of the rules of '{}' is refused, those in force go on: {}",
                    set.version(),
                    set.domain(),
                    e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
