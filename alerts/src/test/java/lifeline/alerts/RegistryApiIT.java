package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry of assets and devices, as people keep it. */
class RegistryApiIT {
    private static final String WELL = """
            {"domain": "gas", "kind": "well", "title": {"zh": "一号井", "en": "Well 1"}, "district": "环翠区",
             "place": {"zh": "新威路", "en": "Xinwei Road"}, "longitude": 122.12, "latitude": 37.51, "owner": "燃气公司"}
            """;
    private static final String DEVICE =
            "{\"asset\": \"well-1\", \"domain\": \"gas\", \"periodS\": 300, \"quantities\": [\"methane\"]}";
    private static final String HEAD = "id,asset,domain,period_s,quantities\n";

    private static TestStore store;
    private static ServiceProcess service;
    private static String admin;

    @BeforeAll
    static void start() throws SQLException {
        store = TestStore.empty();
        service = ServiceProcess.start(store);
        ServiceProcess.Login login = service.firstLogin();
        admin = ServiceProcess.basic(login.user(), login.password());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        store.execute("truncate asset, device, sensor, registry_audit restart identity cascade");
    }

    private static HttpResponse<String> send(
            String method, String path, @Nullable String body, @Nullable String version, String type)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.uri(path))
                .header("Authorization", admin)
                .header("Content-Type", type)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (version != null) {
            request.header("If-Match", version);
        }
        return service.send(request);
    }

    private static HttpResponse<String> put(String path, String body, @Nullable String version) throws Exception {
        return send("PUT", path, body, version, "application/json");
    }

    private static HttpResponse<String> csv(String path, String csv) throws Exception {
        return send("POST", path, csv, null, "text/csv");
    }

    private static JsonNode told(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, null, null, "application/json");
        assertEquals(200, answer.statusCode(), answer.body());
        return ServiceProcess.read(answer);
    }

    private static void fine(HttpResponse<String> answer) {
        assertTrue(answer.statusCode() < 300, answer.body());
    }

    @Test
    void anAssetAndItsDeviceAreEnteredChangedAndTakenOutAndTheAuditTellsIt() throws Exception {
        fine(put("/api/v1/assets/well-1", WELL, null));
        fine(put("/api/v1/devices/d1", DEVICE, null));
        assertEquals(428, put("/api/v1/devices/d1", DEVICE, null).statusCode());
        fine(put(
                "/api/v1/devices/d1",
                DEVICE.replace("300", "600").replace("\"methane\"", "\"methane\",\"battery\""),
                "\"1\""));
        assertEquals(412, put("/api/v1/devices/d1", DEVICE, "\"1\"").statusCode());

        HttpResponse<String> one = send("GET", "/api/v1/devices/d1", null, null, "application/json");
        assertEquals("\"2\"", one.headers().firstValue("ETag").orElse(""));
        assertEquals(600, ServiceProcess.read(one).get("periodS").asInt());
        assertEquals("battery", ServiceProcess.read(one).at("/quantities/0").asText());

        HttpResponse<String> needed = send("DELETE", "/api/v1/assets/well-1", null, "\"1\"", "application/json");
        assertEquals(409, needed.statusCode(), needed.body());
        assertTrue(needed.body().contains("d1"), needed.body());
        fine(send("DELETE", "/api/v1/devices/d1", null, "\"2\"", "application/json"));
        fine(send("DELETE", "/api/v1/assets/well-1", null, "\"1\"", "application/json"));
        assertEquals(0, told("/api/v1/devices").get("items").size());
        assertEquals(1, told("/api/v1/devices?all=true").get("items").size());

        JsonNode audit = told("/api/v1/devices/d1/audit");
        assertEquals("RETIRED", audit.at("/0/action").asText());
        assertEquals(300, audit.at("/1/before/periodSeconds").asInt(), audit.toString());
        assertEquals("MADE", audit.at("/2/action").asText());
        assertEquals("duty", audit.at("/2/actor").asText());
    }

    @Test
    void jobsAreToldOfADeviceThatIsTakenOutAndOfOneThatIsBack() throws Exception {
        fine(put("/api/v1/assets/well-1", WELL, null));
        fine(put("/api/v1/devices/d1", DEVICE, null));
        long before = store.count("select count(*) from rule_audit where action = 'DEVICES' and domain = 'gas'");
        fine(send("DELETE", "/api/v1/devices/d1", null, "\"1\"", "application/json"));
        assertEquals(
                1,
                store.count(
                        "select count(*) from device where retired_at is not null and not registered and expires_at is null"));
        fine(put("/api/v1/devices/d1", DEVICE, "\"2\""));
        assertEquals(1, store.count("select count(*) from device where retired_at is null and registered"));
        assertEquals(
                before + 2, store.count("select count(*) from rule_audit where action = 'DEVICES' and domain = 'gas'"));
    }

    @Test
    void aStrangerIsEnteredWithoutAVersion() throws Exception {
        fine(put("/api/v1/assets/well-1", WELL, null));
        store.execute("insert into device (id, asset, domain, period_s, registered, first_seen_at, expires_at)"
                + " values ('d9', 'elsewhere', 'water', 60, false, now(), now())");
        assertFalse(told("/api/v1/devices/d9").get("registered").asBoolean());
        store.execute("insert into sensor (device, quantity, registered) values ('d9', 'ethane', false)");
        assertEquals("ethane", told("/api/v1/devices/d9").at("/quantities/0").asText());
        fine(put("/api/v1/devices/d9", DEVICE, null));
        assertEquals(
                "[\"methane\"]", told("/api/v1/devices/d9").get("quantities").toString());
        assertEquals(
                1,
                store.count(
                        "select count(*) from device where id = 'd9' and registered and expires_at is null and asset = 'well-1'"));
    }

    @Test
    void aFileIsEnteredWholeOrNotAtAllAndEveryFaultyLineIsNamed() throws Exception {
        fine(put("/api/v1/assets/well-1", WELL, null));
        HttpResponse<String> faulty = csv("/api/v1/devices/import", HEAD + """
                d1,well-1,gas,300,methane
                d2,well-2,gas,300,methane
                d3,well-1,water,300,flow
                d4,well-1,gas,often,methane
                """);
        assertEquals(400, faulty.statusCode(), faulty.body());
        JsonNode faults = ServiceProcess.read(faulty).get("faults");
        assertEquals(3, faults.size(), faults.toString());
        assertEquals(3, faults.at("/0/line").asInt());
        assertTrue(faults.at("/0/message").asText().contains("there is no well-2"), faults.toString());
        assertEquals(4, faults.at("/1/line").asInt());
        assertEquals(5, faults.at("/2/line").asInt());
        assertEquals(0, store.count("select count(*) from device"));

        String right = HEAD + "d1,well-1,gas,300,methane\nd2,well-1,gas,300,methane battery\n";
        HttpResponse<String> trial = csv("/api/v1/devices/import?trial=true", right);
        assertEquals(2, ServiceProcess.read(trial).get("made").asInt(), trial.body());
        assertEquals(0, store.count("select count(*) from device"));
        assertEquals(
                2,
                ServiceProcess.read(csv("/api/v1/devices/import", right))
                        .get("made")
                        .asInt());
        HttpResponse<String> again =
                csv("/api/v1/devices/import", right.replace("d1,well-1,gas,300", "d1,well-1,gas,60"));
        assertEquals(1, ServiceProcess.read(again).get("changed").asInt(), again.body());
        assertEquals(1, ServiceProcess.read(again).get("same").asInt());
        assertEquals(3, store.count("select count(*) from sensor"));
        assertEquals(3, store.count("select count(*) from registry_audit where kind = 'device'"));

        HttpResponse<String> less = csv("/api/v1/devices/import", HEAD + "d2,well-1,gas,300,methane\n");
        assertTrue(less.body().contains("battery cannot be taken away"), less.body());
    }

    @Test
    void whatIsExportedCanBeImportedAgain() throws Exception {
        fine(put("/api/v1/assets/well-1", WELL, null));
        fine(put("/api/v1/devices/d1", DEVICE, null));
        for (String kind : new String[] {"assets", "devices"}) {
            HttpResponse<String> export = send("GET", "/api/v1/" + kind + "/export", null, null, "text/csv");
            assertEquals(200, export.statusCode());
            HttpResponse<String> same = csv("/api/v1/" + kind + "/import", export.body());
            assertEquals(1, ServiceProcess.read(same).get("same").asInt(), same.body());
        }
    }

    @Test
    void theRegistryOfAWholeCityIsOneFile() throws Exception {
        fine(put("/api/v1/assets/well-1", WELL, null));
        StringBuilder file = new StringBuilder(HEAD);
        for (int i = 0; i < 85_000; i++) {
            file.append("city-device-").append(i).append(",well-1,gas,300,methane battery\n");
        }
        HttpResponse<String> answer = csv("/api/v1/devices/import", file.toString());
        assertEquals(85_000, ServiceProcess.read(answer).get("made").asInt(), answer.body());
        JsonNode page = told("/api/v1/devices?domain=gas&q=device-8499&limit=2");
        assertEquals(2, page.get("items").size());
        JsonNode next = told("/api/v1/devices?domain=gas&q=device-8499&limit=1000&after="
                + page.get("next").asText());
        assertEquals(9, next.get("items").size());
    }

    @Test
    void whatCannotBeIsRefusedWithWhatAndWhy() throws Exception {
        HttpResponse<String> noAsset = put("/api/v1/devices/d1", DEVICE, null);
        assertEquals(400, noAsset.statusCode());
        assertTrue(noAsset.body().contains("there is no well-1; enter it first"), noAsset.body());
        HttpResponse<String> north = put("/api/v1/assets/well-1", WELL.replace("37.51", "137.51"), null);
        assertEquals(400, north.statusCode());
        assertTrue(north.body().contains("latitude: degrees"), north.body());
        HttpResponse<String> nothing = put("/api/v1/devices/d1", "{}", null);
        assertTrue(nothing.body().contains("quantities: 1 to 32"), nothing.body());
        assertEquals(
                404,
                send("GET", "/api/v1/devices/none", null, null, "application/json")
                        .statusCode());
    }
}
