package lifeline.simulators.score.match;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A fault as the truth tells it.
 *
 * @param scenario it is part of; its own id where it is part of none
 * @param asset that was struck first; empty for the whole city
 * @param devices all that were struck, neighbours included; none for the whole city
 * @param quantities it changes
 * @param until when all is back to normal
 * @param due what must be said; empty when nothing is asked for
 * @param may rules that may speak of it anywhere
 * @param silent rules that must not speak of it
 * @param quiet whether nothing at all may be said of it
 */
public record TrueFault(
        String id,
        String scenario,
        String domain,
        Optional<String> asset,
        Set<String> devices,
        Set<String> quantities,
        Instant from,
        Instant until,
        List<Due> due,
        Set<String> may,
        Set<String> silent,
        boolean quiet) {
    public TrueFault {
        devices = Set.copyOf(devices);
        quantities = Set.copyOf(quantities);
        due = List.copyOf(due);
        may = Set.copyOf(may);
        silent = Set.copyOf(silent);
    }

    /** The same fault, of which this is asked. */
    public TrueFault asking(List<Due> asked) {
        return new TrueFault(id, scenario, domain, asset, devices, quantities, from, until, asked, may, silent, quiet);
    }

    /** Whether it strikes this device or asset. */
    boolean strikes(String place) {
        return asset.isEmpty() || devices.contains(place) || asset.get().equals(place);
    }
}
