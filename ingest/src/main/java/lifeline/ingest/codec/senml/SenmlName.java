package lifeline.ingest.codec.senml;

import lifeline.ingest.codec.Route;

/**
 * What a name of SenML means: the longest end of it that is one of the route's quantities, after a {@code : / _} or
 * {@code .}; what stands before names the device, where the topic does not.
 *
 * @param quantity as the route's quantities have it; the whole name where none fits
 */
record SenmlName(Route route, String quantity) {
    static SenmlName of(String name, Route route) {
        if (route.quantities().containsKey(name)) {
            return new SenmlName(route, name);
        }
        for (int i = 0; i < name.length() - 1; i++) {
            if (":/_.".indexOf(name.charAt(i)) >= 0) {
                String end = name.substring(i + 1);
                if (route.quantities().containsKey(end)) {
                    return new SenmlName(route.namesDevice() ? route : route.device(name.substring(0, i)), end);
                }
            }
        }
        return new SenmlName(route, name);
    }
}
