package lifeline.alerts.registry;

import lifeline.contract.domain.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something that is watched, as people enter it; the columns of table {@code asset}.
 *
 * @param longitude degrees east, CGCS2000; null where nobody knows
 * @param latitude degrees north, CGCS2000; null where nobody knows
 * @param simulated made up for the simulated city
 */
public record AssetEntry(
        String id,
        String domain,
        String kind,
        Text title,
        String district,
        Text place,
        @Nullable Double longitude,
        @Nullable Double latitude,
        String owner,
        boolean simulated) {}
