package lifeline.alerts.registry;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import lifeline.contract.domain.Text;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Assets in a CSV file. */
public final class AssetCsv {
    private static final CsvFile FILE = new CsvFile(
            List.of(
                    "id",
                    "domain",
                    "kind",
                    "title_zh",
                    "title_en",
                    "district",
                    "place_zh",
                    "place_en",
                    "longitude",
                    "latitude",
                    "owner"),
            "id");

    private AssetCsv() {}

    public static Imported<AssetEntry> read(byte[] file, EntryCheck check) {
        return FILE.read(file, AssetCsv::entry, check::faults);
    }

    private static AssetEntry entry(CSVRecord line) {
        return new AssetEntry(
                line.get("id"),
                line.get("domain"),
                line.get("kind"),
                new Text(line.get("title_zh"), line.get("title_en")),
                line.get("district"),
                new Text(line.get("place_zh"), line.get("place_en")),
                orNull(CsvFile.degrees(line, "longitude")),
                orNull(CsvFile.degrees(line, "latitude")),
                line.get("owner"),
                false);
    }

    private static @Nullable Double orNull(OptionalDouble degrees) {
        return degrees.isPresent() ? degrees.getAsDouble() : null;
    }

    public static String write(List<AssetEntry> assets) {
        return FILE.write(assets.stream()
                .map(asset -> Arrays.asList(
                        asset.id(),
                        asset.domain(),
                        asset.kind(),
                        asset.title().zh(),
                        asset.title().en(),
                        asset.district(),
                        asset.place().zh(),
                        asset.place().en(),
                        text(asset.longitude()),
                        text(asset.latitude()),
                        asset.owner()))
                .toList());
    }

    private static String text(@Nullable Double degrees) {
        return degrees == null ? "" : java.math.BigDecimal.valueOf(degrees).toPlainString();
    }
}
