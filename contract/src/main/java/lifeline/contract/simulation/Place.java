package lifeline.contract.simulation;

import lifeline.contract.domain.Text;

/**
 * Where assets of a kind stand: a spot that is one asset, or a line that carries any number of numbered ones. Positions
 * are approximate.
 *
 * @param known a place the city's own plans name; anything else is made up, and its assets say so in their titles
 */
public record Place(Text name, String district, Point from, Point to, boolean line, boolean known) {
    /** Degrees, CGCS2000. */
    public record Point(double longitude, double latitude) {
        /** The point {@code share} (0…1) of the way from here to {@code other}. */
        public Point towards(Point other, double share) {
            return new Point(
                    longitude + (other.longitude - longitude) * share, latitude + (other.latitude - latitude) * share);
        }
    }
}
