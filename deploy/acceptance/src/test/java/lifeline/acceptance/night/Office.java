package lifeline.acceptance.night;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import lifeline.acceptance.RunningCity;
import lifeline.acceptance.RunningCity.Login;

/** The people of the office, as an administrator enters them: who is called, and who may do what. */
final class Office {
    private static final JsonMapper JSON = new JsonMapper();

    private final RunningCity city;
    private final Login admin;
    private final Map<String, Login> accounts = new HashMap<>();

    Office(RunningCity city) throws IOException {
        this.city = city;
        this.admin = city.firstLogin().orElseThrow();
    }

    /** An by the robot and the Alertmanager at once, Bo by mail three minutes later. */
    void callsAnThenBo(String robot, int mailPort, String alertmanager) throws IOException, InterruptedException {
        put("channels/robot", """
                {"kind": "DINGTALK", "title": "群机器人", "settings": {"url": "%s", "token": "robot-token", "secret": "robot-sign"}}
                """.formatted(robot));
        put("channels/mail", """
                {"kind": "MAIL", "title": "邮件", "settings": {"host": "127.0.0.1", "port": %d, "from": "lifeline@weihai.example"}}
                """.formatted(mailPort));
        put("channels/alertmanager", """
                {"kind": "ALERTMANAGER", "title": "Alertmanager", "settings": {"url": "%s"}}
                """.formatted(alertmanager));
        put("people/an", """
                {"name": "安", "phone": "13800000001", "contacts": [{"channel": "robot", "address": "13800000001"}]}
                """);
        put("people/bo", """
                {"name": "博", "contacts": [{"channel": "mail", "address": "bo@weihai.example"}]}
                """);
        put("chains/gas", """
                {"title": "燃气", "plan": {"steps": [{"call": ["person:an", "channel:alertmanager"], "patience": "3m"},
                 {"call": ["person:bo"], "patience": "1h"}], "repeats": "0"}}
                """);
        done(city.send("POST", "/api/v1/responsibilities", """
                {"domain": "gas", "severity": "RED", "chain": "gas"}""", admin));
    }

    /** An account of this role, under its name. */
    void account(String role) throws IOException, InterruptedException {
        JsonNode made = put("accounts/" + role, "{\"role\": \"" + role + "\"}");
        accounts.put(role, new Login(role, made.path("password").asText()));
    }

    private JsonNode put(String path, String body) throws IOException, InterruptedException {
        return done(city.send("PUT", "/api/v1/" + path, body, admin));
    }

    /** What somebody of this role does with an alert. */
    HttpResponse<String> does(String role, long alert, String deed, String body)
            throws IOException, InterruptedException {
        return city.send("POST", "/api/v1/alerts/" + alert + "/" + deed, body, accounts.get(role));
    }

    static JsonNode done(HttpResponse<String> answer) throws IOException {
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }
}
