package lifeline.alerts;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city whose people log in at its own directory: WireMock stands for the provider, tokens are really signed. */
class OidcIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final WireMockServer provider = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private KeyPair key;
    private ServiceProcess service;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        key = generator.generateKeyPair();
        provider.start();
        String base = provider.baseUrl();
        provider.stubFor(get("/.well-known/openid-configuration")
                .willReturn(okJson(JSON.writeValueAsString(Map.of(
                        "issuer", base,
                        "authorization_endpoint", base + "/authorize",
                        "token_endpoint", base + "/token",
                        "jwks_uri", base + "/keys")))));
        provider.stubFor(
                get("/keys").willReturn(okJson(JSON.writeValueAsString(Map.of("keys", List.of(published()))))));
        Path secret = Files.writeString(folder.resolve("secret"), "a secret of at least thirty-two characters");
        service = ServiceProcess.start(
                TestStore.empty(),
                Map.of(
                        "LIFELINE_OIDC_URL",
                        base,
                        "LIFELINE_OIDC_SECRET_FILE",
                        secret.toString(),
                        "LIFELINE_SESSION_KEY",
                        "shared by all replicas of a city"));
    }

    @AfterEach
    void stop() {
        service.close();
        provider.stop();
    }

    private Map<String, String> published() {
        RSAPublicKey open = (RSAPublicKey) key.getPublic();
        return Map.of(
                "kty", "RSA",
                "kid", "one",
                "use", "sig",
                "alg", "RS256",
                "n", BASE64.encodeToString(unsigned(open.getModulus().toByteArray())),
                "e", BASE64.encodeToString(open.getPublicExponent().toByteArray()));
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private String token(KeyPair by, String user, List<String> roles, List<String> domains) throws Exception {
        Instant now = Instant.now();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", provider.baseUrl());
        claims.put("sub", "id-of-" + user);
        claims.put("aud", "lifeline");
        claims.put("preferred_username", user);
        claims.put("roles", roles);
        claims.put("lifeline_domains", domains);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(600).getEpochSecond());
        String text = part(Map.of("alg", "RS256", "kid", "one", "typ", "JWT")) + '.' + part(claims);
        return text + '.' + BASE64.encodeToString(signed(by, text));
    }

    private static byte[] signed(KeyPair by, String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(by.getPrivate());
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return signature.sign();
    }

    private static String part(Map<String, ?> json) throws IOException {
        return BASE64.encodeToString(JSON.writeValueAsBytes(json));
    }

    private HttpResponse<String> asked(String method, String path, String token) throws IOException {
        return service.send(HttpRequest.newBuilder(service.uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString("{}")));
    }

    @Test
    void whoTheDirectoryVouchesForIsWhatItSaysWithTheRolesThatOursInclude() throws Exception {
        String leader = token(key, "li", List.of("shift-leader", "something else"), List.of());
        JsonNode session = ServiceProcess.read(asked("GET", "/api/v1/session", leader));
        assertEquals("li", session.get("user").asText());
        assertEquals(
                "[\"analyst\",\"duty-officer\",\"shift-leader\",\"viewer\"]",
                session.get("roles").toString());
        assertTrue(session.get("directory").asBoolean());
        assertEquals(404, asked("POST", "/api/v1/alerts/1/close", leader).statusCode());
        assertEquals(403, asked("POST", "/api/v1/alerts/1/sign", leader).statusCode());
        String stranger = token(key, "wang", List.of("something else"), List.of());
        assertEquals(
                401, asked("POST", "/api/v1/alerts/1/acknowledge", stranger).statusCode());
    }

    @Test
    void aTokenThatSomebodyElseHasSignedIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String forged = token(generator.generateKeyPair(), "mallory", List.of("admin"), List.of());
        assertEquals(401, asked("GET", "/api/v1/session", forged).statusCode());
        String own = token(key, "li", List.of("viewer"), List.of());
        String changed = own.substring(0, own.indexOf('.') + 1)
                + part(Map.of("iss", provider.baseUrl(), "sub", "x", "roles", List.of("admin"), "exp", 9_999_999_999L))
                + own.substring(own.lastIndexOf('.'));
        assertEquals(401, asked("GET", "/api/v1/session", changed).statusCode());
    }

    @Test
    void aBrowserIsSentToTheDirectoryAndComesBackLoggedIn() throws Exception {
        String told = token(key, "li", List.of("duty-officer"), List.of("gas"));
        provider.stubFor(post("/token")
                .willReturn(okJson(JSON.writeValueAsString(
                        Map.of("access_token", told, "id_token", told, "token_type", "Bearer", "expires_in", 600)))));
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
        HttpResponse<String> sent = browse(browser, service.uri("/login/oidc"));
        assertEquals(302, sent.statusCode(), sent.body());
        URI authorize = URI.create(sent.headers().firstValue("Location").orElseThrow());
        assertEquals("/authorize", authorize.getPath());
        String state = authorize.getQuery().replaceFirst("(?s).*\\bstate=([^&]+).*", "$1");
        HttpResponse<String> back = browse(browser, service.uri("/login/oidc?code=once&state=" + state));
        assertTrue(back.statusCode() == 302 || back.statusCode() == 303, back.statusCode() + back.body());
        JsonNode session =
                JSON.readTree(browse(browser, service.uri("/api/v1/session")).body());
        assertEquals("li", session.path("user").asText(), session.toString());
        assertEquals("[\"duty-officer\",\"viewer\"]", session.get("roles").toString());
        HttpResponse<String> anonymous = service.get("/api/v1/session");
        assertTrue(ServiceProcess.read(anonymous).get("user").isNull());
    }

    private static HttpResponse<String> browse(HttpClient browser, URI uri) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
