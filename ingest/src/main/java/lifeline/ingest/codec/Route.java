package lifeline.ingest.codec;

import java.util.Map;
import lifeline.contract.domain.Quantity;

/**
 * Where the readings of a message belong, found by its topic.
 *
 * @param quantities what its domain knows, by the name the payload gives it
 */
public record Route(String domain, String asset, String device, Map<String, Quantity> quantities) {
    /** The same place, for a device of its own behind a gateway. */
    public Route device(String id) {
        return new Route(domain, asset, id, quantities);
    }
}
