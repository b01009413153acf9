package lifeline.contract.topology;

import lifeline.contract.city.Asset;
import lifeline.contract.domain.Text;

/**
 * An asset as a point of the graph.
 *
 * @param place the road or place it belongs to
 * @param unit who is responsible for it
 */
public record Site(
        String asset,
        String domain,
        String kind,
        Text title,
        Text place,
        String district,
        String unit,
        double longitude,
        double latitude) {
    private static final double METRES_A_DEGREE = 111_195;

    /** One of which nothing but its name is known. */
    static Site unplaced(String asset) {
        Text unknown = new Text("", "");
        return new Site(asset, "", "", unknown, unknown, "", "", Double.NaN, Double.NaN);
    }

    public static Site of(Asset asset) {
        return new Site(
                asset.id(),
                asset.domain(),
                asset.kind(),
                asset.title(),
                asset.place(),
                asset.district(),
                asset.owner(),
                asset.longitude(),
                asset.latitude());
    }

    /** As the crow flies, on a flat map, which a city is. */
    public double metres(Site other) {
        double shrink = Math.cos(Math.toRadians((latitude + other.latitude) / 2));
        return METRES_A_DEGREE * Math.hypot((longitude - other.longitude) * shrink, latitude - other.latitude);
    }
}
