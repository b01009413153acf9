package lifeline.contract.simulation;

import java.util.List;
import lifeline.contract.domain.Text;

/**
 * A kind of asset of a domain.
 *
 * @param kind as it stands in ids: {@code gas-well-0001} is a {@code well}
 * @param title with the placeholders {@code {place}} and {@code {number}}
 * @param devices so many devices of each fleet one asset carries
 */
public record AssetKind(String kind, Text title, String owner, int devices, List<Place> places) {
    public AssetKind {
        places = List.copyOf(places);
    }
}
