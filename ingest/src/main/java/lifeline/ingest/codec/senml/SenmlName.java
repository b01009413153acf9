package lifeline.ingest.codec.senml;

import lifeline.ingest.codec.Route;

/**
 * What a name of SenML means: the longest end of it that is one of the route's quantities, after a {@code : / _} or
 * {@code .}, of its last {@value #MOST_PARTS} parts at most; what stands before names the device, where the topic does not.
 *
 * @param quantity as the route's quantities have it; the whole name where none fits
 */
record SenmlName(Route route, String quantity) {
    /** A bound for names made of nothing but separators. */
    private static final int MOST_PARTS = 8;

    static SenmlName of(String name, Route route) {
        if (route.quantities().containsKey(name)) {
            return new SenmlName(route, name);
        }
        SenmlName found = new SenmlName(route, name);
        int parts = 0;
        for (int i = name.length() - 2; i > 0 && parts < MOST_PARTS; i--) {
            if (":/_.".indexOf(name.charAt(i)) >= 0) {
                parts++;
                String end = name.substring(i + 1);
                if (route.quantities().containsKey(end)) {
                    found = new SenmlName(route.namesDevice() ? route : route.device(name.substring(0, i)), end);
                }
            }
        }
        return found;
    }
}
