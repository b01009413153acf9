package lifeline.alerts.registry;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** Devices in a CSV file. */
public final class DeviceCsv {
    private static final CsvFile FILE = new CsvFile(List.of("id", "asset", "domain", "period_s", "quantities"), "id");

    private DeviceCsv() {}

    public static Imported<DeviceEntry> read(byte[] file, EntryCheck check) {
        return FILE.read(file, DeviceCsv::entry, check::faults);
    }

    private static DeviceEntry entry(CSVRecord line) {
        List<String> quantities = Arrays.stream(line.get("quantities").split("[\\s;]+"))
                .filter(quantity -> !quantity.isEmpty())
                .toList();
        return new DeviceEntry(
                line.get("id"), line.get("asset"), line.get("domain"), CsvFile.number(line, "period_s"), quantities);
    }

    public static String write(List<DeviceEntry> devices) {
        return FILE.write(devices.stream()
                .map(device -> List.of(
                        device.id(),
                        device.asset(),
                        device.domain(),
                        String.valueOf(device.periodSeconds()),
                        String.join(" ", device.quantities())))
                .toList());
    }
}
