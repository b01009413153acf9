package lifeline.alerts.rest.duty;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import lifeline.alerts.access.Role;
import lifeline.alerts.duty.store.DutyDesk;
import lifeline.alerts.duty.store.DutyDesk.Contact;
import lifeline.alerts.duty.store.DutyDesk.Kept;
import lifeline.alerts.duty.store.DutyDesk.Person;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.Query;
import lifeline.alerts.rest.change.Versions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** People who may be called. Who may not call them sees their numbers and addresses in part only. */
@Path("/api/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "duty", description = "Who is called when, and by which way.")
public final class PeopleResource {
    private static final int MOST_CONTACTS = 10;

    private final DutyDesk desk;
    private final SecurityIdentity caller;

    public PeopleResource(DutyDesk desk, SecurityIdentity caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** Somebody who may be called. */
    @Schema(name = "Person")
    public record PersonView(
            String id,

            @Schema(description = "Counts changes; the ETag.")
            int version,

            String name,

            @Schema(description = "In part only for who may not call.")
            String phone,

            @Schema(description = "zh or en: what they are written to in.")
            String language,

            @Schema(description = "In the order they are tried.")
            List<Contact> contacts) {}

    /** Somebody as they are sent. */
    @Schema(name = "PersonRequest")
    public record Wanted(
            @Nullable @Schema(required = true) String name,

            @Nullable @Schema(description = "Digits, with a plus before them or none; may be missing.")
            String phone,

            @Nullable @Schema(description = "zh or en; zh when absent.")
            String language,

            @Nullable @Schema(description = "In the order they are tried; at most 10.")
            List<WantedContact> contacts) {}

    /** A way to reach somebody, as it is sent. */
    @Schema(name = "ContactRequest")
    public record WantedContact(
            @Nullable @Schema(required = true, description = "Id of a channel.")
            String channel,

            @Nullable @Schema(description = "Where on it; missing where the channel has one receiver.")
            String address) {}

    @GET
    @Operation(summary = "Lists the people who may be called", operationId = "listPeople")
    public List<PersonView> list() {
        boolean isWhole = caller.hasRole(Role.DUTY_OFFICER.word());
        return desk.people().stream().map(person -> view(person, isWhole)).toList();
    }

    private static PersonView view(Kept<Person> kept, boolean isWhole) {
        Person person = kept.value();
        return new PersonView(
                kept.id(),
                kept.version(),
                person.name(),
                isWhole ? person.phone() : masked(person.phone()),
                person.language(),
                person.contacts().stream()
                        .map(contact -> isWhole ? contact : new Contact(contact.channel(), masked(contact.address())))
                        .toList());
    }

    /** The first three and the last two characters. */
    static String masked(String text) {
        return text.length() < 8
                ? "*".repeat(text.length())
                : text.substring(0, 3) + "*".repeat(text.length() - 5) + text.substring(text.length() - 2);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes or changes somebody who may be called", operationId = "putPerson")
    @APIResponseSchema(value = Versions.Changed.class, responseCode = "200", responseDescription = "Done.")
    @APIResponse(responseCode = "412", description = "Somebody else has changed them since.")
    @APIResponse(responseCode = "428", description = "They exist: If-Match must say which version was seen.")
    public Response put(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable Wanted wanted,
            @Context HttpServerRequest request) {
        if (wanted == null) {
            throw Problem.badRequest("a person is missing");
        }
        String phone = Query.text("phone", wanted.phone(), 32).orElse("");
        if (!phone.matches("|\\+?\\d{5,15}")) {
            throw Problem.badRequest("phone must be 5 to 15 digits, with a plus before them or none");
        }
        String language = Query.text("language", wanted.language(), 2).orElse("zh");
        if (!language.equals("zh") && !language.equals("en")) {
            throw Problem.badRequest("language must be zh or en");
        }
        Person person =
                new Person(Versions.text("name", wanted.name(), 64), phone, language, contacts(wanted.contacts()));
        return Versions.changed(id, desk.putPerson(id, person, Versions.wanted(ifMatch), Versions.by(caller, request)));
    }

    private static List<Contact> contacts(@Nullable List<WantedContact> wanted) {
        List<Contact> contacts = new ArrayList<>();
        if (wanted != null) {
            for (WantedContact contact : wanted) {
                contacts.add(new Contact(
                        Versions.text("contacts.channel", contact.channel(), 64),
                        Query.text("contacts.address", contact.address(), 200).orElse("")));
            }
        }
        if (contacts.size() > MOST_CONTACTS) {
            throw Problem.badRequest("a person has at most " + MOST_CONTACTS + " contacts");
        }
        return contacts;
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes somebody whom no roster and no chain names", operationId = "removePerson")
    @APIResponse(responseCode = "204", description = "Done.")
    @APIResponse(responseCode = "409", description = "A roster or a chain names them.")
    public void remove(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context HttpServerRequest request) {
        desk.remove("person", id, Versions.wanted(ifMatch), Versions.by(caller, request));
    }
}
