package lifeline.stream.catalogue;

import lifeline.contract.domain.Catalogue;
import lifeline.stream.rulebook.RuleSet;
import lifeline.stream.unsplit.UnsplitSource;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * The rules that people change, as a stream: whole sets of a domain, each of them read without a fault. A set that has one
 * changes nothing. Of changes that follow each other faster than they are looked for, the last comes through.
 */
public final class CatalogueSource {
    private CatalogueSource() {}

    /** @param catalogue this build's, whose quantities the rules are about */
    public static Source<RuleSet, ?, ?> of(RuleSets sets, SerializableSupplier<Catalogue> catalogue) {
        return new UnsplitSource<>(
                Boundedness.CONTINUOUS_UNBOUNDED,
                context -> new CatalogueReader(sets, catalogue.get(), context.metricGroup()));
    }

    /** For a run in which nobody changes rules: it gives nothing and ends. */
    public static Source<RuleSet, ?, ?> none() {
        return new UnsplitSource<>(Boundedness.BOUNDED, context -> new NothingToRead());
    }
}
