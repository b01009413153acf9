package lifeline.alerts.outage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An area that has fallen silent: 30 % of the devices of a cell or more, and five at least.
 *
 * @param devices registered in the cell
 * @param silent those of them that are silent now
 * @param since when the first of them was last heard
 * @param alerts the alerts of single devices that it stands for, oldest first
 */
public record Outage(Cell cell, int devices, int silent, Instant since, List<Long> alerts) {
    /** Below it single devices are told, however small the cell. [default] */
    static final int LEAST = 5;

    private static final double SHARE = 0.3;

    public Outage {
        alerts = List.copyOf(alerts);
    }

    /**
     * The areas that are silent, those with the most devices first.
     *
     * @param devices how many are registered in each cell
     */
    public static List<Outage> of(Map<Cell, Integer> devices, List<SilentDevice> silent) {
        Map<Cell, List<SilentDevice>> cells = new LinkedHashMap<>();
        silent.forEach(device ->
                cells.computeIfAbsent(device.cell(), cell -> new ArrayList<>()).add(device));
        List<Outage> outages = new ArrayList<>();
        cells.forEach((cell, those) -> {
            int all = Math.max(devices.getOrDefault(cell, 0), those.size());
            if (those.size() >= LEAST && those.size() >= SHARE * all) {
                outages.add(new Outage(
                        cell,
                        all,
                        those.size(),
                        those.stream()
                                .map(SilentDevice::since)
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        those.stream()
                                .flatMap(device -> device.alerts().stream())
                                .sorted()
                                .toList()));
            }
        });
        outages.sort(Comparator.comparingInt(Outage::silent)
                .reversed()
                .thenComparing(outage -> outage.cell().domain())
                .thenComparing(outage -> outage.cell().district()));
        return outages;
    }
}
