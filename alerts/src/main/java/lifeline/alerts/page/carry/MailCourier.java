package lifeline.alerts.page.carry;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lifeline.alerts.page.channel.Letter;
import lifeline.alerts.page.channel.MessageText;
import lifeline.alerts.page.outbox.Delivery;
import lifeline.alerts.page.outbox.Delivery.Outcome;
import lifeline.alerts.page.outbox.Sender;

/** Mail over SMTP. {@code Message-ID} is made of the page's number, so that a mail sent again can be told to be the same. */
final class MailCourier {
    private static final int TIMEOUT_MILLIS = (int) Sender.PATIENCE.toMillis() - 2_000;

    private final Vertx vertx;
    private final Destinations destinations;
    private final Destinations.Names names;

    MailCourier(Vertx vertx, Destinations destinations, Destinations.Names names) {
        this.vertx = vertx;
        this.destinations = destinations;
        this.names = names;
    }

    Delivery send(Letter letter) {
        String host = letter.settings().getOrDefault("host", "");
        int port = Integer.parseInt(letter.settings().getOrDefault("port", "25"));
        String tls = letter.settings().getOrDefault("tls", "optional");
        if (letter.address().isEmpty()) {
            return Delivery.of(Outcome.REFUSED, "there is no mail address");
        }
        try {
            destinations.address(host, port, names);
        } catch (Destinations.Forbidden e) {
            return Delivery.of(Outcome.REFUSED, String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            return Delivery.of(Outcome.FAILED, "there is no host of that name now: " + host);
        }
        MailConfig config = new MailConfig()
                .setHostname(host)
                .setPort(port)
                .setSsl(tls.equals("always"))
                .setStarttls(tls.equals("required") ? StartTLSOptions.REQUIRED : StartTLSOptions.OPTIONAL)
                .setConnectTimeout(4_000)
                .setKeepAlive(false);
        String user = letter.settings().get("user");
        String password = letter.secrets().get("password");
        if (user != null && password != null) {
            config.setUsername(user).setPassword(password);
        }
        MailClient client = MailClient.create(vertx, config);
        try {
            client.sendMail(mail(letter))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            return Delivery.of(Outcome.SENT, "");
        } catch (ExecutionException e) {
            return failed(e);
        } catch (TimeoutException e) {
            return Delivery.of(Outcome.UNKNOWN, "no answer: it took too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Delivery.of(Outcome.UNKNOWN, "interrupted");
        } finally {
            client.close();
        }
    }

    /** A server that answered has not taken it: with 4xx it may the next time, with 5xx never. */
    private static Delivery failed(ExecutionException e) {
        String why = String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        boolean isForGood = why.matches("(?s).*\\b5\\d\\d[ -].*");
        return Delivery.of(isForGood ? Outcome.REFUSED : Outcome.FAILED, why);
    }

    private static MailMessage mail(Letter letter) {
        MessageText text = new MessageText(letter.message());
        MailMessage mail = new MailMessage()
                .setFrom(letter.settings().getOrDefault("from", ""))
                .setTo(letter.address())
                .setSubject(text.title().replaceAll("[\\r\\n]+", " "))
                .setText(text.plain());
        mail.addHeader("Message-ID", "<page-" + letter.page() + "@lifeline>");
        return mail;
    }
}
