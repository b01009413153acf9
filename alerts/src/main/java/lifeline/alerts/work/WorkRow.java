package lifeline.alerts.work;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code work_window}.
 *
 * @param asset null where it is for a device, or for a quantity of the whole domain
 * @param device null where it is for an asset, or for a quantity of the whole domain
 * @param quantity null for all that is measured there
 * @param until it ends by itself
 */
public record WorkRow(
        long id,
        WorkKind kind,
        String domain,
        @Nullable String asset,
        @Nullable String device,
        @Nullable String quantity,
        String author,
        String reason,
        Instant createdAt,
        Instant startsAt,
        Instant until,
        Optional<Instant> endedAt,
        Optional<String> endedBy) {
    /** Whether it is, or was, about that sensor. */
    public boolean isAt(String atDomain, String atAsset, String atDevice, String atQuantity) {
        return domain.equals(atDomain)
                && (asset == null || asset.equals(atAsset))
                && (device == null || device.equals(atDevice))
                && (quantity == null || quantity.equals(atQuantity));
    }

    /** Whether what is observed at {@code instant} is of it. */
    public boolean isUnderWay(Instant instant) {
        return !instant.isBefore(startsAt) && instant.isBefore(endedAt.orElse(until));
    }
}
