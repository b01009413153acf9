package lifeline.alerts.rest.duty;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import lifeline.alerts.duty.store.DutyDesk;
import lifeline.alerts.duty.store.JdbcChannels;
import lifeline.alerts.page.Message;
import lifeline.alerts.page.NewPage;
import lifeline.alerts.page.outbox.Outbox;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.Query;
import lifeline.alerts.rest.change.Versions;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;
import lifeline.contract.signal.Severity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Channels: the ways out, what has gone over them, and a message to try one. */
@Path("/api/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "duty")
public final class ChannelResource {
    private static final int LOGGED = 200;
    private static final Duration TEST_GOOD_FOR = Duration.ofMinutes(5);

    private final DutyDesk desk;
    private final JdbcChannels channels;
    private final Outbox outbox;
    private final Transactions transactions;
    private final CityClock clock;
    private final SecurityIdentity caller;

    public ChannelResource(
            DutyDesk desk,
            JdbcChannels channels,
            Outbox outbox,
            Transactions transactions,
            CityClock clock,
            SecurityIdentity caller) {
        this.desk = desk;
        this.channels = channels;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
        this.caller = caller;
    }

    /** A channel. */
    @Schema(name = "Channel")
    public record ChannelView(
            String id,
            int version,
            String kind,
            String title,

            @JsonRawValue
            @Schema(type = SchemaType.OBJECT, description = "Names secrets (token, secret, password), holds none.")
            String settings,

            boolean enabled,

            @Nullable @Schema(description = "The provider was asked too often: nothing leaves before then.")
            Instant blockedUntil,

            @Schema(description = "Pages that are to leave over it.")
            long waiting,

            @Schema(description = "Sent in the last day.") long sent,

            @Schema(description = "Of the last day: refused, expired, or without an answer.")
            long failed) {
        static ChannelView of(JdbcChannels.Channel channel) {
            return new ChannelView(
                    channel.id(),
                    channel.version(),
                    channel.kind(),
                    channel.title(),
                    channel.settings(),
                    channel.enabled(),
                    channel.blockedUntil().orElse(null),
                    channel.waiting(),
                    channel.sent(),
                    channel.failed());
        }
    }

    /** A channel as it is sent. */
    @Schema(name = "ChannelRequest")
    public record Wanted(
            @Nullable
            @Schema(
                    required = true,
                    enumeration = {"DINGTALK", "WECOM", "FEISHU", "MAIL", "WEBHOOK", "ALERTMANAGER", "MQTT"})
            String kind,

            @Nullable @Schema(required = true) String title,

            @Nullable
            @Schema(
                    required = true,
                    type = SchemaType.OBJECT,
                    implementation = Object.class,
                    description =
                            "url, keyword, host, port, from, tls, user, topic as the kind has them; token, secret and password"
                                    + " name files in LIFELINE_SECRETS_DIR.")
            JsonNode settings,

            @Nullable @Schema(description = "true when absent.")
            Boolean enabled) {}

    /** What becomes of a test. */
    @Schema(name = "ChannelTest")
    public record Test(
            @Schema(description = "Look for it in the log.") String transition) {}

    /** Where a test goes. */
    @Schema(name = "ChannelTestRequest")
    public record TestTo(
            @Nullable @Schema(description = "A mail address, or the number to mention.")
            String address) {}

    @GET
    @Operation(
            summary = "Lists the channels with what has gone over them in the last day",
            operationId = "listChannels")
    public List<ChannelView> list() {
        return transactions.read(channels::all).stream().map(ChannelView::of).toList();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes or changes a channel", operationId = "putChannel")
    @APIResponseSchema(value = Versions.Changed.class, responseCode = "200", responseDescription = "Done.")
    @APIResponse(responseCode = "400", description = "A setting is missing, unknown or wrong: all of them are named.")
    public Response put(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable Wanted wanted,
            @Context HttpServerRequest request) {
        if (wanted == null || wanted.settings() == null) {
            throw Problem.badRequest("a channel has a kind, a title and settings");
        }
        Kind kind = Query.choice("kind", lower(wanted.kind()), Kind.class, Kind.WEBHOOK);
        DutyDesk.WantedChannel channel = new DutyDesk.WantedChannel(
                kind.name(),
                Versions.text("title", wanted.title(), 64),
                wanted.settings().toString(),
                wanted.enabled() == null || wanted.enabled());
        return Versions.changed(
                id, desk.putChannel(id, channel, Versions.wanted(ifMatch), Versions.by(caller, request)));
    }

    /** What a channel may speak. */
    enum Kind {
        DINGTALK,
        WECOM,
        FEISHU,
        MAIL,
        WEBHOOK,
        ALERTMANAGER,
        MQTT
    }

    private static String lower(@Nullable String text) {
        if (text == null) {
            throw Problem.badRequest("kind is missing");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    @POST
    @Path("/{id}/test")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends a message that says it is a test", operationId = "testChannel")
    public Test test(@PathParam("id") String id, @Nullable TestTo to) {
        String address =
                to == null ? "" : Query.text("address", to.address(), 200).orElse("");
        Instant now = clock.instant();
        String transition = "TEST/" + now.toEpochMilli();
        Message message = new Message(
                Message.Kind.TEST,
                "zh",
                Severity.BLUE,
                false,
                0,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                now,
                now,
                1,
                "",
                "",
                Map.of(),
                List.of());
        transactions.write(connection -> {
            if (channels.all(connection).stream()
                    .noneMatch(channel -> channel.id().equals(id))) {
                throw Problem.notFound("there is no channel " + id);
            }
            return outbox.put(
                    connection,
                    new NewPage(OptionalLong.empty(), transition, "", id, address, 0, TEST_GOOD_FOR, message));
        });
        return new Test(transition);
    }

    @GET
    @Path("/{id}/log")
    @Operation(summary = "Tells the last 200 attempts with the provider's answers", operationId = "channelLog")
    @APIResponse(
            responseCode = "200",
            description = "The attempts, newest first.",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class)))
    public String log(@PathParam("id") String id) {
        List<String> lines = transactions.read(connection -> channels.log(connection, id, LOGGED));
        return "[" + String.join(",", lines) + "]";
    }
}
