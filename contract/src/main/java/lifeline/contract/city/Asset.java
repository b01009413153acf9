package lifeline.contract.city;

import lifeline.contract.domain.Text;

/** Something that is watched, as it stands in the registry; see table {@code asset}. */
public record Asset(
        String id,
        String domain,
        String kind,
        Text title,
        String district,
        Text place,
        double longitude,
        double latitude,
        String owner) {}
