package lifeline.ingest.validation;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;

/** The quantities of each domain by name: what of the catalogue is needed to read a payload, fit to travel to a task. */
public final class Vocabulary implements Serializable {
    private static final long serialVersionUID = 1;

    private final HashMap<String, HashMap<String, Quantity>> domains = new HashMap<>();

    private Vocabulary() {}

    public static Vocabulary of(Catalogue catalogue) {
        Vocabulary vocabulary = new Vocabulary();
        for (Domain domain : catalogue.domains()) {
            HashMap<String, Quantity> quantities = new HashMap<>();
            domain.quantities().forEach(quantity -> quantities.put(quantity.name(), quantity));
            vocabulary.domains.put(domain.id(), quantities);
        }
        return vocabulary;
    }

    /** The quantities of {@code domain}, or empty when there is no such domain. */
    public Optional<Map<String, Quantity>> quantities(String domain) {
        return Optional.ofNullable(domains.get(domain));
    }
}
