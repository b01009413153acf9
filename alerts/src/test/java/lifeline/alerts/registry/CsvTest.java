package lifeline.alerts.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Text;
import lifeline.contract.yaml.Fault;
import org.junit.jupiter.api.Test;

class CsvTest {
    private static final EntryCheck CHECK = new EntryCheck(Catalogue.load());
    private static final String HEAD = "id,asset,domain,period_s,quantities\n";

    private static Imported<DeviceEntry> devices(String csv) {
        return DeviceCsv.read(csv.getBytes(StandardCharsets.UTF_8), CHECK);
    }

    private static List<String> faults(String csv) {
        return devices(csv).faults().stream().map(Fault::toString).toList();
    }

    @Test
    void everyFaultyLineIsNamedAndTheOthersAreRead() {
        Imported<DeviceEntry> file = devices(HEAD + """
                a1,well-1,gas,300,methane
                a 2,well-1,gas,300,methane

                a3,well-1,gas,soon,methane
                a4,well-1,gas,300
                a5,well-1,gas,0,methane lies
                a6,well-1,space,300,methane
                a1,well-1,gas,300,methane
                exercise-1:x,well-1,gas,300,methane
                """);
        assertEquals(
                List.of("a1"),
                file.entries().stream().map(DeviceEntry::id).distinct().toList());
        assertEquals(
                List.of(
                        "csv:3: id: 1 to 64 letters, digits, '-', '_' or ':'",
                        "csv:5: period_s: a whole number",
                        "csv:6: 4 columns where there are 5",
                        "csv:7: period_s: from 1 to 604800 seconds",
                        "csv:7: quantities: gas has no quantity lies",
                        "csv:8: domain: one of " + known(),
                        "csv:9: id: stands in the file twice",
                        "csv:10: id: must not begin as those of exercises do"),
                file.faults().stream().map(Fault::toString).toList());
    }

    private static String known() {
        return String.join(
                ", ",
                Catalogue.load().domains().stream().map(domain -> domain.id()).toList());
    }

    @Test
    void columnsAreKnownByTheirNamesNotTheirPlaces() {
        Imported<DeviceEntry> file = devices("quantities,period_s,domain,asset,id\nmethane,300,gas,well-1,a1\n");
        assertEquals(List.of(), file.faults());
        assertEquals(
                new DeviceEntry("a1", "well-1", "gas", 300, List.of("methane")),
                file.entries().get(0));
        assertEquals(
                List.of(
                        "csv:1: columns that are missing: period_s, quantities",
                        "csv:1: columns that are not known: period"),
                faults("id,asset,domain,period\na1,well-1,gas,300\n"));
        assertEquals(1, faults("").size());
        assertTrue(faults(HEAD + "\"a1,well-1\n").get(0).contains("not a CSV file"));
    }

    @Test
    void whatASpreadsheetInChinaWritesIsReadToo() {
        String csv = AssetCsv.write(List.of(asset("环翠区")));
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            Imported<AssetEntry> file = AssetCsv.read(csv.replace("\uFEFF", "").getBytes(charset), CHECK);
            assertEquals(charset.name(), file.charset());
            assertEquals(List.of(asset("环翠区")), file.entries(), file.faults()::toString);
        }
    }

    private static AssetEntry asset(String district) {
        return new AssetEntry(
                "well-1",
                "gas",
                "well",
                new Text("一号井, 东", "Well 1 \"east\""),
                district,
                new Text("新威路", "Xinwei Road"),
                122.1206,
                37.5133,
                "燃气公司",
                false);
    }

    @Test
    void whatIsExportedIsImportedAsItWas() {
        Imported<AssetEntry> file =
                AssetCsv.read(AssetCsv.write(List.of(asset("文登区"))).getBytes(StandardCharsets.UTF_8), CHECK);
        assertEquals(List.of(asset("文登区")), file.entries(), file.faults()::toString);
        DeviceEntry device = new DeviceEntry("a1", "well-1", "gas", 300, List.of("methane", "battery"));
        assertEquals(List.of(device), devices(DeviceCsv.write(List.of(device))).entries());
    }

    @Test
    void whatASpreadsheetWouldRunIsRefused() {
        assertEquals(List.of("district: must not begin with = or @"), CHECK.faults(asset("=HYPERLINK(\"x\")")));
    }

    @Test
    void rubbishIsRefusedAndNeverThrows() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] rubbish = new byte[random.nextInt(300)];
            random.nextBytes(rubbish);
            byte[] head = random.nextBoolean() ? HEAD.getBytes(StandardCharsets.UTF_8) : new byte[0];
            byte[] file = java.util.Arrays.copyOf(head, head.length + rubbish.length);
            System.arraycopy(rubbish, 0, file, head.length, rubbish.length);
            assertEquals(0, DeviceCsv.read(file, CHECK).entries().size());
        }
    }
}
