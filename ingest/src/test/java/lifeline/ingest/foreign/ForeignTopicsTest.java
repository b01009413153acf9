package lifeline.ingest.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lifeline.ingest.Samples;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignTopicsTest {
    private static final String TWO = """
            - filter: /sys/+/+/thing/event/property/post
              format: alink
              namespace: ali
              domain: gas
              device: "{3}/{4}"
              asset: { "pk/dn": well-0001, "*": unplaced }
              quantities: { CH4: methane, Pressure: pressure }
              units: { CH4: "%VOL" }
            - filter: $oc/devices/+/sys/properties/report
              format: huawei
              namespace: iotda
              domain: gas
              device: "{3}"
              asset: "box-{device}"
              quantities: { ch4: methane }
            """;

    private final Path file;

    ForeignTopicsTest(@TempDir Path directory) {
        this.file = directory.resolve("foreign.yaml");
    }

    @Test
    void aTopicLeadsToItsEntryDeviceAndAsset() throws IOException {
        ForeignTopics topics = read(TWO);
        String alink = "/sys/pk/dn/thing/event/property/post";
        ForeignTopic entry = topics.find(alink).orElseThrow();

        assertEquals(ForeignFormat.ALINK, entry.format());
        assertEquals(Optional.of("pk/dn"), entry.device(alink));
        assertEquals("ali:pk_x002F_dn", entry.deviceId("pk/dn"));
        assertEquals(Optional.of("well-0001"), entry.asset(alink, "pk/dn"));
        assertEquals(Optional.of("unplaced"), entry.asset(alink, "another"));
        assertEquals(
                Samples.catalogue().quantity("gas", "methane").orElseThrow(),
                entry.quantities().get("CH4"));
        assertEquals("%VOL", entry.units().get("CH4"));
    }

    @Test
    void anAssetMayBeMadeOfTheTopicAndTheDevice() throws IOException {
        String topic = "$oc/devices/a.1/sys/properties/report";
        ForeignTopic entry = read(TWO).find(topic).orElseThrow();

        assertEquals(
                Optional.of("box-a_x002E_1"),
                entry.asset(topic, entry.device(topic).orElseThrow()));
        assertEquals(Optional.empty(), read(TWO).find("$oc/devices/a/other"));
    }

    @Test
    void travelsToATask() throws Exception {
        ForeignTopics topics = read(TWO);

        assertEquals(topics, InstantiationUtil.clone(topics));
    }

    @Test
    void everyFaultIsToldWithItsLine() {
        InvalidForeignTopicsException refused = assertThrows(InvalidForeignTopicsException.class, () -> read("""
                - filter: lifeline/+/x
                  format: telex
                  namespace: Ali
                  domain: tram
                  asset: a
                  quantities: { CH4: methane }
                - filter: a/+
                  format: json
                  namespace: a
                  domain: gas
                  asset: "well {2}"
                  quantities: { CH4: phlogiston, p: pressure }
                  units: { p: "%VOL", q: kPa }
                  colour: red
                - filter: a/b
                  format: json
                  namespace: b
                  domain: gas
                  device: "{3}"
                  asset: { d: "a b" }
                  quantities: {}
                """));

        assertEquals(
                List.of(
                        "1: 'filter' matches native topics, lifeline/#: they would be read twice",
                        "2: 'format' must be one of [sparkplug, alink, huawei, senml, json], not 'telex'",
                        "3: 'namespace' must be 1 to 16 small letters, digits and dashes",
                        "4: no domain is called 'tram'; known: gas",
                        "7: 'device' is missing: a payload in json names no device",
                        "11: 'asset' may have letters, digits, '-', '_' and ':' beside its holes",
                        "12: gas has no quantity 'phlogiston'; known: methane, pressure, temperature",
                        "13: '%VOL' cannot be told in kPa, the unit of pressure",
                        "13: 'q' is not among the 'quantities'",
                        "14: unknown key 'colour'; known here: filter, format, namespace, domain, device, asset,"
                                + " quantities, units",
                        "15: 'filter' matches topics that a/+ matches: they would be read twice",
                        "19: the filter's topics have 2 levels, there is no {3}",
                        "20: an asset is 1 to 64 letters, digits, '-', '_' or ':', not 'a b'",
                        "21: 'quantities' must name at least one, {name in the payload: our quantity}"),
                refused.faults().stream()
                        .map(fault -> fault.line() + ": " + fault.message())
                        .toList());
    }

    @Test
    void aMissingFileIsAFault() {
        InvalidForeignTopicsException refused =
                assertThrows(InvalidForeignTopicsException.class, () -> ForeignTopics.read(file, Samples.catalogue()));

        assertEquals(file + ":1: the file is missing", refused.getMessage());
    }

    private ForeignTopics read(String yaml) throws IOException {
        Files.writeString(file, yaml);
        return ForeignTopics.read(file, Samples.catalogue());
    }
}
