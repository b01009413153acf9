package lifeline.contract.city;

import lifeline.contract.domain.Text;

/**
 * Something that is watched, as it stands in the registry; see table {@code asset}.
 *
 * @param simulated made up for the simulated city; its title says so, too. Where this is false, the city's own plans name
 *     the thing, but its position is approximate and its devices are simulated all the same.
 */
public record Asset(
        String id,
        String domain,
        String kind,
        Text title,
        String district,
        Text place,
        double longitude,
        double latitude,
        String owner,
        boolean simulated) {}
