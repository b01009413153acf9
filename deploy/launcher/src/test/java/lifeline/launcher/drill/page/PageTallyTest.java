package lifeline.launcher.drill.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTallyTest {
    @Test
    void whatArrivesOnceIsAPageAndWhatIsSaidToHaveLeftAndIsNotThereIsLost() {
        PageTally tally = PageTally.of(
                List.of(
                        row(1, false, true, 0),
                        row(2, false, true, 0),
                        row(3, true, false, 0),
                        row(4, false, false, 0)),
                Map.of(1L, 1));
        assertEquals(new PageTally(1, 0, 0, 2), tally);
    }

    @Test
    void whatArrivesAgainIsADuplicateUnlessASenderDiedInBetween() {
        PageTally tally = PageTally.of(List.of(row(1, false, true, 1), row(2, false, true, 0)), Map.of(1L, 3, 2L, 2));
        assertEquals(new PageTally(2, 2, 1, 0), tally);
    }

    @Test
    void whatTheOutboxDoesNotKnowIsADuplicate() {
        assertEquals(new PageTally(0, 1, 0, 0), PageTally.of(List.of(), Map.of(7L, 1)));
    }

    @Test
    void theSinkCountsByKeyAndRefusesWhatHasNone() throws IOException, InterruptedException {
        try (PageSink sink = PageSink.open()) {
            assertEquals(200, post(sink, "5"));
            assertEquals(200, post(sink, "5"));
            assertEquals(400, post(sink, "x"));
            assertEquals(Map.of(5L, 2), sink.receipts());
        }
    }

    private static int post(PageSink sink, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(sink.url())
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static PageTally.Row row(long id, boolean isOpen, boolean isSent, int doubtful) {
        return new PageTally.Row(id, isOpen, isSent, doubtful);
    }
}
