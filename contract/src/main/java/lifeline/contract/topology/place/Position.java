package lifeline.contract.topology.place;

import lifeline.contract.topology.Site;

/**
 * A place on a pipe.
 *
 * @param from the asset upstream of it
 * @param to the next one downstream; the same as {@code from} where nothing is known beyond it
 * @param metres from {@code from}, along the pipe
 * @param length of the pipe between the two, m
 * @param uncertainty so many metres to either side are as likely as not to be needed; twice that hardly ever
 */
public record Position(Site from, Site to, double metres, double length, double uncertainty) {
    /** Degrees east, on the straight line between the two. */
    public double longitude() {
        return from.longitude() + share() * (to.longitude() - from.longitude());
    }

    /** Degrees north. */
    public double latitude() {
        return from.latitude() + share() * (to.latitude() - from.latitude());
    }

    private double share() {
        return length > 0 ? metres / length : 0;
    }

    /** As the crow flies. */
    public double metresTo(Site site) {
        Site here = new Site(
                from.asset(),
                from.domain(),
                from.kind(),
                from.title(),
                from.place(),
                from.district(),
                from.unit(),
                longitude(),
                latitude());
        return here.metres(site);
    }
}
