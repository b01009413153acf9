package lifeline.alerts.rest.registry;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.registry.DeviceCsv;
import lifeline.alerts.registry.DeviceEntry;
import lifeline.alerts.registry.EntryCheck;
import lifeline.alerts.registry.store.Registered;
import lifeline.alerts.registry.store.RegistryAudit;
import lifeline.alerts.registry.store.RegistryDesk;
import lifeline.alerts.registry.store.Search;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.change.Versions;
import lifeline.alerts.store.Transactions;
import lifeline.contract.domain.Catalogue;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The devices of the registry: what watches. */
@Path("/api/v1/devices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registry", description = "What is watched, and what watches it.")
public final class DeviceResource {
    private final RegistryDesk desk;
    private final RegistryAudit audit;
    private final Transactions transactions;
    private final EntryCheck check;
    private final SecurityIdentity caller;

    public DeviceResource(
            RegistryDesk desk,
            RegistryAudit audit,
            Transactions transactions,
            Catalogue catalogue,
            SecurityIdentity caller) {
        this.desk = desk;
        this.audit = audit;
        this.transactions = transactions;
        this.check = new EntryCheck(catalogue);
        this.caller = caller;
    }

    /** A box at an asset. */
    @Schema(name = "Device")
    public record DeviceView(
            String id,

            @Schema(description = "Counts changes; the ETag.")
            int version,

            @Schema(description = "Id of the asset it is at.")
            String asset,

            String domain,

            @Schema(description = "How often it declares to report, in seconds.")
            int periodS,

            @Schema(description = "One sensor each.") List<String> quantities,

            @Schema(description = "False: it was heard, but never entered, or it was taken out.")
            boolean registered,

            @Nullable @Schema(description = "When its first message was stored.")
            Instant firstSeenAt,

            @Nullable @Schema(description = "When it was taken out of the registry.")
            Instant retiredAt) {
        static DeviceView of(Registered<DeviceEntry> row) {
            DeviceEntry device = row.entry();
            return new DeviceView(
                    device.id(),
                    row.version(),
                    device.asset(),
                    device.domain(),
                    device.periodSeconds(),
                    device.quantities(),
                    row.isEntered(),
                    row.firstSeenAt().orElse(null),
                    row.retiredAt().orElse(null));
        }
    }

    /** Some devices. */
    @Schema(name = "DevicePage")
    public record DevicePage(
            List<DeviceView> items,

            @Nullable @Schema(description = "What after must be for the next page; missing on the last.")
            String next) {}

    /** A device as it is sent. */
    @Schema(name = "DeviceRequest")
    public record Wanted(
            @Nullable @Schema(required = true, description = "Id of the asset it is at.")
            String asset,

            @Nullable @Schema(description = "Folder name of the domain: the asset's.", required = true)
            String domain,

            @Schema(required = true, description = "How often it declares to report, in seconds.")
            int periodS,

            @Nullable @Schema(required = true, description = "One sensor each; none can be taken away later.")
            List<String> quantities) {}

    @GET
    @Operation(summary = "Lists devices by id", operationId = "listDevices")
    public DevicePage list(
            @Parameter(description = "Only this domain.") @QueryParam("domain") @Nullable String domain,
            @Parameter(description = "Only this district.") @QueryParam("district") @Nullable String district,
            @Parameter(description = "Only this owner.") @QueryParam("owner") @Nullable String owner,
            @Parameter(description = "Only at this asset.") @QueryParam("asset") @Nullable String asset,
            @Parameter(description = "Text in the id, or in the asset's id, titles or places.")
                    @QueryParam("q")
                    @Nullable
                    String text,
            @Parameter(description = "true: also those that were taken out, and strangers.")
                    @QueryParam("all")
                    @Nullable
                    String all,
            @Parameter(description = "Those after this id.") @QueryParam("after") @Nullable String after,
            @Parameter(description = "At most so many, 1 to 1000; 100 when absent.") @QueryParam("limit") @Nullable
                    String limit) {
        Search search = Searches.of(domain, district, owner, asset, text, all, after, limit);
        List<Registered<DeviceEntry>> rows = desk.devices(search);
        String next = rows.size() < search.limit()
                ? null
                : rows.get(rows.size() - 1).entry().id();
        return new DevicePage(rows.stream().map(DeviceView::of).toList(), next);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Tells a device; its version is the ETag", operationId = "device")
    @APIResponse(responseCode = "404", description = "There is no such device.")
    @APIResponse(
            responseCode = "200",
            description = "The device.",
            content = @Content(schema = @Schema(implementation = DeviceView.class)))
    public Response one(@PathParam("id") String id) {
        Registered<DeviceEntry> row = desk.device(id).orElseThrow(() -> Problem.notFound("there is no device " + id));
        return Versions.told(DeviceView.of(row), row.version());
    }

    @GET
    @Path("/{id}/audit")
    @Operation(summary = "Tells who changed a device, newest first", operationId = "deviceAudit")
    public List<RegistryAudit.Entry> audit(@PathParam("id") String id) {
        return transactions.read(connection -> audit.of(connection, "device", id, Searches.MOST));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Enters or changes a device", operationId = "putDevice")
    @APIResponseSchema(value = Versions.Changed.class, responseCode = "200", responseDescription = "Done.")
    @APIResponse(responseCode = "412", description = "Somebody else has changed it since.")
    @APIResponse(responseCode = "428", description = "It exists: If-Match must say which version was seen.")
    public Response put(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable Wanted wanted,
            @Context HttpServerRequest request) {
        DeviceEntry entry = entry(id, wanted);
        Searches.refuse(check.faults(entry));
        return Versions.changed(id, desk.put(entry, Versions.wanted(ifMatch), Versions.by(caller, request)));
    }

    private static DeviceEntry entry(String id, @Nullable Wanted wanted) {
        if (wanted == null) {
            throw Problem.badRequest("a device is missing");
        }
        List<String> quantities = Optional.ofNullable(wanted.quantities()).orElse(List.of());
        return new DeviceEntry(
                id,
                Searches.text(wanted.asset()),
                Searches.text(wanted.domain()),
                wanted.periodS(),
                quantities.stream().map(Searches::text).toList());
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary =
                    "Takes a device out of the registry: what it says from then on is judged by nothing, what it said stays",
            operationId = "retireDevice")
    public void retire(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context HttpServerRequest request) {
        desk.retireDevice(id, Versions.wanted(ifMatch), Versions.by(caller, request));
    }

    @GET
    @Path("/export")
    @Produces(Searches.CSV)
    @Operation(summary = "All devices as the import takes them", operationId = "exportDevices")
    public String export() {
        return DeviceCsv.write(desk.devices(Search.everything(Searches.MOST_EXPORTED)).stream()
                .map(Registered::entry)
                .toList());
    }

    @POST
    @Path("/import")
    @Consumes(Searches.CSV)
    @Operation(
            summary = "Enters and changes many devices at once, all or none",
            description = "CSV in UTF-8 or GB 18030, the first line naming the columns as the export has them."
                    + " Each faulty line is told, and nothing has changed then.",
            operationId = "importDevices")
    @APIResponse(responseCode = "200", description = "What was entered, or would be.")
    @APIResponse(responseCode = "400", description = "There are faults; each names its line.")
    public ImportView importAll(
            @Parameter(description = "true: only tell what would happen.") @QueryParam("trial") @Nullable String trial,
            byte @Nullable [] csv,
            @Context HttpServerRequest request) {
        boolean isTrial = Searches.isTrial(trial);
        var file = DeviceCsv.read(Searches.file(csv), check);
        return ImportView.of(file, desk.importDevices(file, isTrial, Versions.by(caller, request)), isTrial);
    }
}
