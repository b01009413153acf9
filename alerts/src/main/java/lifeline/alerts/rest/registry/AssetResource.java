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
import lifeline.alerts.registry.AssetCsv;
import lifeline.alerts.registry.AssetEntry;
import lifeline.alerts.registry.EntryCheck;
import lifeline.alerts.registry.store.Registered;
import lifeline.alerts.registry.store.RegistryAudit;
import lifeline.alerts.registry.store.RegistryDesk;
import lifeline.alerts.registry.store.Search;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.change.Versions;
import lifeline.alerts.store.Transactions;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Text;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The assets of the registry: what is watched. */
@Path("/api/v1/assets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registry", description = "What is watched, and what watches it.")
public final class AssetResource {
    private final RegistryDesk desk;
    private final RegistryAudit audit;
    private final Transactions transactions;
    private final EntryCheck check;
    private final SecurityIdentity caller;

    public AssetResource(
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

    /** Something that is watched. */
    @Schema(name = "Asset")
    public record AssetView(
            String id,

            @Schema(description = "Counts changes; the ETag.")
            int version,

            String domain,
            String kind,
            Text title,
            String district,
            Text place,

            @Nullable @Schema(description = "Degrees east, CGCS2000.")
            Double longitude,

            @Nullable @Schema(description = "Degrees north, CGCS2000.")
            Double latitude,

            String owner,

            @Schema(description = "Made up for the simulated city.")
            boolean simulated,

            @Nullable @Schema(description = "When it was taken out of the registry.")
            Instant retiredAt) {
        static AssetView of(Registered<AssetEntry> row) {
            AssetEntry asset = row.entry();
            return new AssetView(
                    asset.id(),
                    row.version(),
                    asset.domain(),
                    asset.kind(),
                    asset.title(),
                    asset.district(),
                    asset.place(),
                    asset.longitude(),
                    asset.latitude(),
                    asset.owner(),
                    asset.simulated(),
                    row.retiredAt().orElse(null));
        }
    }

    /** Some assets. */
    @Schema(name = "AssetPage")
    public record AssetPage(
            List<AssetView> items,

            @Nullable @Schema(description = "What after must be for the next page; missing on the last.")
            String next) {}

    /** An asset as it is sent. */
    @Schema(name = "AssetRequest")
    public record Wanted(
            @Nullable @Schema(required = true, description = "Folder name of the domain.")
            String domain,

            @Nullable @Schema(required = true, description = "What it is in its domain, such as well.")
            String kind,

            @Nullable @Schema(required = true) Text title,
            @Nullable @Schema(required = true) String district,
            @Nullable @Schema(required = true) Text place,

            @Nullable @Schema(description = "Degrees east, CGCS2000; with latitude or not at all.")
            Double longitude,

            @Nullable @Schema(description = "Degrees north, CGCS2000.")
            Double latitude,

            @Nullable @Schema(required = true, description = "Who is responsible for it.")
            String owner,

            @Nullable @Schema(description = "Made up for the simulated city; false when absent.")
            Boolean simulated) {}

    @GET
    @Operation(summary = "Lists assets by id", operationId = "listAssets")
    public AssetPage list(
            @Parameter(description = "Only this domain.") @QueryParam("domain") @Nullable String domain,
            @Parameter(description = "Only this district.") @QueryParam("district") @Nullable String district,
            @Parameter(description = "Only this owner.") @QueryParam("owner") @Nullable String owner,
            @Parameter(description = "Text in the id, titles or places.") @QueryParam("q") @Nullable String text,
            @Parameter(description = "true: also those that were taken out.") @QueryParam("all") @Nullable String all,
            @Parameter(description = "Those after this id.") @QueryParam("after") @Nullable String after,
            @Parameter(description = "At most so many, 1 to 1000; 100 when absent.") @QueryParam("limit") @Nullable
                    String limit) {
        Search search = Searches.of(domain, district, owner, null, text, all, after, limit);
        List<Registered<AssetEntry>> rows = desk.assets(search);
        String next = rows.size() < search.limit()
                ? null
                : rows.get(rows.size() - 1).entry().id();
        return new AssetPage(rows.stream().map(AssetView::of).toList(), next);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Tells an asset; its version is the ETag", operationId = "asset")
    @APIResponse(responseCode = "404", description = "There is no such asset.")
    @APIResponse(
            responseCode = "200",
            description = "The asset.",
            content = @Content(schema = @Schema(implementation = AssetView.class)))
    public Response one(@PathParam("id") String id) {
        Registered<AssetEntry> row = desk.asset(id).orElseThrow(() -> Problem.notFound("there is no asset " + id));
        return Versions.told(AssetView.of(row), row.version());
    }

    @GET
    @Path("/{id}/audit")
    @Operation(summary = "Tells who changed an asset, newest first", operationId = "assetAudit")
    public List<RegistryAudit.Entry> audit(@PathParam("id") String id) {
        return transactions.read(connection -> audit.of(connection, "asset", id, Searches.MOST));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Enters or changes an asset", operationId = "putAsset")
    @APIResponseSchema(value = Versions.Changed.class, responseCode = "200", responseDescription = "Done.")
    @APIResponse(responseCode = "412", description = "Somebody else has changed it since.")
    @APIResponse(responseCode = "428", description = "It exists: If-Match must say which version was seen.")
    public Response put(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable Wanted wanted,
            @Context HttpServerRequest request) {
        AssetEntry entry = entry(id, wanted);
        Searches.refuse(check.faults(entry));
        return Versions.changed(id, desk.put(entry, Versions.wanted(ifMatch), Versions.by(caller, request)));
    }

    private static AssetEntry entry(String id, @Nullable Wanted wanted) {
        if (wanted == null) {
            throw Problem.badRequest("an asset is missing");
        }
        return new AssetEntry(
                id,
                Searches.text(wanted.domain()),
                Searches.text(wanted.kind()),
                Searches.text(wanted.title()),
                Searches.text(wanted.district()),
                Searches.text(wanted.place()),
                wanted.longitude(),
                wanted.latitude(),
                Searches.text(wanted.owner()),
                Boolean.TRUE.equals(wanted.simulated()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Takes an asset out of the registry; what happened there stays", operationId = "retireAsset")
    @APIResponse(responseCode = "204", description = "Done.")
    @APIResponse(responseCode = "409", description = "There are devices at it.")
    public void retire(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context HttpServerRequest request) {
        desk.retireAsset(id, Versions.wanted(ifMatch), Versions.by(caller, request));
    }

    @GET
    @Path("/export")
    @Produces(Searches.CSV)
    @Operation(summary = "All assets as the import takes them", operationId = "exportAssets")
    public String export() {
        return AssetCsv.write(desk.assets(Search.everything(Searches.MOST_EXPORTED)).stream()
                .map(Registered::entry)
                .toList());
    }

    @POST
    @Path("/import")
    @Consumes(Searches.CSV)
    @Operation(
            summary = "Enters and changes many assets at once, all or none",
            description = "CSV in UTF-8 or GB 18030, the first line naming the columns as the export has them."
                    + " Each faulty line is told, and nothing has changed then.",
            operationId = "importAssets")
    @APIResponse(responseCode = "200", description = "What was entered, or would be.")
    @APIResponse(responseCode = "400", description = "There are faults; each names its line.")
    public ImportView importAll(
            @Parameter(description = "true: only tell what would happen.") @QueryParam("trial") @Nullable String trial,
            byte @Nullable [] csv,
            @Context HttpServerRequest request) {
        boolean isTrial = Searches.isTrial(trial);
        var file = AssetCsv.read(Searches.file(csv), check);
        return ImportView.of(file, desk.importAssets(file, isTrial, Versions.by(caller, request)), isTrial);
    }
}
