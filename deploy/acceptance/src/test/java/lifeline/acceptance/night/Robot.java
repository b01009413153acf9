package lifeline.acceptance.night;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A DingTalk robot as the provider describes it: what is not signed with its secret within the hour is refused. */
final class Robot implements AutoCloseable {
    static final String TOKEN = "the-token";
    static final String SECRET = "SEC-of-the-robot";
    private static final String PATH = "/robot/send";
    private static final Duration HOUR = Duration.ofHours(1);

    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    Robot() {
        server.start();
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"errcode\":310000,\"errmsg\":\"sign not match\"}")));
        server.stubFor(post(urlPathEqualTo(PATH))
                .andMatching(request -> MatchResult.of(isSigned(request)))
                .willReturn(okJson("{\"errcode\":0,\"errmsg\":\"ok\"}")));
    }

    private static boolean isSigned(Request request) {
        String timestamp = value(request, "timestamp");
        Duration age = Duration.between(Instant.ofEpochMilli(Long.parseLong(timestamp)), Instant.now());
        return value(request, "access_token").equals(TOKEN)
                && age.abs().compareTo(HOUR) < 0
                && value(request, "sign").equals(signature(timestamp));
    }

    private static String value(Request request, String parameter) {
        return request.queryParameter(parameter).firstValue();
    }

    private static String signature(String timestamp) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal((timestamp + "\n" + SECRET).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + PATH;
    }

    /** The messages it was sent, oldest first. */
    List<String> told() {
        return server.findAll(postRequestedFor(urlPathEqualTo(PATH))).stream()
                .map(LoggedRequest::getBodyAsString)
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
