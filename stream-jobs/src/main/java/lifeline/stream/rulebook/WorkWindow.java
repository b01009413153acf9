package lifeline.stream.rulebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A declared window of work: what is observed from {@code startsAt} on and before {@code endsAt} is judged by no rule.
 *
 * @param asset null where it is for a device, or for a quantity of the whole domain
 * @param device null where it is for an asset, or for a quantity of the whole domain
 * @param quantity null where it is for all that is measured there
 */
public record WorkWindow(
        long id,
        @Nullable String asset,
        @Nullable String device,
        @Nullable String quantity,
        Instant startsAt,
        Instant endsAt) {
    boolean isAt(String atQuantity, String atAsset, String atDevice) {
        return (quantity == null || quantity.equals(atQuantity))
                && (asset == null || asset.equals(atAsset))
                && (device == null || device.equals(atDevice));
    }
}
