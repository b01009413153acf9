package lifeline.alerts.rest.registry;

import jakarta.ws.rs.WebApplicationException;
import lifeline.alerts.registry.Imported;
import lifeline.alerts.registry.store.RegistryDesk;
import lifeline.alerts.rest.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a file. */
@Schema(name = "Import")
public record ImportView(
        @Schema(description = "Entries that are new.") int made,

        @Schema(description = "Entries that are otherwise now.")
        int changed,

        @Schema(description = "Entries that were so already.")
        int same,

        @Schema(description = "Nothing has changed: it was asked what would.")
        boolean trial,

        @Schema(description = "What the file was written in.")
        String charset) {
    /** @throws WebApplicationException where there are faults */
    static ImportView of(Imported<?> file, RegistryDesk.Receipt receipt, boolean isTrial) {
        if (!receipt.faults().isEmpty()) {
            throw new WebApplicationException(Problem.of(receipt.faults()).response());
        }
        return new ImportView(receipt.made(), receipt.changed(), receipt.same(), isTrial, file.charset());
    }
}
