package lifeline.alerts.page.carry;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import lifeline.alerts.page.channel.Outgoing;
import lifeline.alerts.page.outbox.Delivery;
import lifeline.alerts.page.outbox.Delivery.Outcome;

/**
 * POSTs over HTTP. What fails before a connection stands cannot have arrived; what fails after may have. Redirects are followed
 * nowhere; of an answer 16 KiB are read.
 */
public final class HttpCourier {
    private static final int CONNECT_MILLIS = 4_000;
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int BODY_MAX = 16 * 1024;

    private final HttpClient client;
    private final Destinations destinations;
    private final Destinations.Names names;
    private final boolean isProxied;

    /**
     * @param proxy {@code http://host:port}, which then looks names up itself
     * @param ca certificates to trust, PEM, in place of those of the JDK
     */
    public HttpCourier(
            Vertx vertx, Destinations destinations, Destinations.Names names, Optional<URI> proxy, Optional<Path> ca) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAlive(false)
                .setMaxHeaderSize(BODY_MAX)
                .setVerifyHost(true);
        proxy.ifPresent(uri -> options.setProxyOptions(new ProxyOptions()
                .setType(ProxyType.HTTP)
                .setHost(uri.getHost())
                .setPort(uri.getPort() < 0 ? 3128 : uri.getPort())));
        ca.ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        this.client = vertx.createHttpClient(options);
        this.destinations = destinations;
        this.names = names;
        this.isProxied = proxy.isPresent();
    }

    /** What came back. */
    private record Answer(int status, String body) {}

    /** @param read what the provider means by a status and a body */
    public Delivery post(Outgoing outgoing, BiFunction<Integer, String, Delivery> read) {
        HttpClientRequest request;
        try {
            request = within(client.request(options(outgoing)), Duration.ofMillis(CONNECT_MILLIS));
        } catch (Destinations.Forbidden e) {
            return Delivery.of(Outcome.REFUSED, String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            return Delivery.of(Outcome.FAILED, "there is no host of that name now: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return Delivery.of(Outcome.REFUSED, String.valueOf(e.getMessage()));
        } catch (ExecutionException | TimeoutException e) {
            return Delivery.of(Outcome.FAILED, "no connection: " + why(e));
        }
        outgoing.headers().forEach(request::putHeader);
        try {
            // somebody listens before it is asked: of an answer that comes first the body is lost
            Future<Answer> answering = request.response()
                    .compose(response -> body(response).map(text -> new Answer(response.statusCode(), text)));
            request.end(Buffer.buffer(outgoing.body()));
            Answer answer = within(answering, ANSWER);
            if (answer.status() / 100 == 3) {
                return Delivery.of(Outcome.REFUSED, answer.status(), "redirects are not followed");
            }
            return read.apply(answer.status(), answer.body());
        } catch (ExecutionException | TimeoutException e) {
            request.reset();
            return Delivery.of(Outcome.UNKNOWN, "no answer: " + why(e));
        }
    }

    private RequestOptions options(Outgoing outgoing) throws UnknownHostException {
        URI uri = URI.create(outgoing.url());
        boolean isTls = "https".equals(uri.getScheme());
        if (uri.getHost() == null || !(isTls || "http".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("a provider is reached by http:// or https://");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : isTls ? 443 : 80;
        String host = uri.getHost().replaceAll("^\\[|]$", "");
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(host)
                .setPort(port)
                .setSsl(isTls)
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        if (!isProxied) {
            // to what was looked at and nothing else: the name may lead elsewhere by then
            InetAddress address = destinations.address(host, port, names);
            options.setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()));
        }
        return options;
    }

    private static Future<String> body(HttpClientResponse response) {
        Buffer read = Buffer.buffer();
        Promise<String> whole = Promise.promise();
        response.handler(part -> {
            read.appendBuffer(part);
            if (read.length() > BODY_MAX) {
                whole.tryComplete(read.getString(0, BODY_MAX));
                response.request().reset();
            }
        });
        response.endHandler(end -> whole.tryComplete(read.toString()));
        response.exceptionHandler(whole::tryFail);
        return whole.future();
    }

    private static <T> T within(Future<T> future, Duration patience) throws ExecutionException, TimeoutException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        }
    }

    private static String why(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return e instanceof TimeoutException
                ? "it took too long"
                : cause.getClass().getSimpleName();
    }
}
