package lifeline.ingest.codec;

import java.util.List;
import lifeline.ingest.Message;
import lifeline.ingest.validation.Vocabulary;

/** Reads messages. */
public final class Decoder {
    private final Vocabulary vocabulary;

    public Decoder(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    public Outcome decode(Message message) {
        return new Outcome(
                List.of(),
                vocabulary
                        .quantities(message.topic())
                        .map(known -> List.<lifeline.ingest.validation.Rejection>of())
                        .orElse(List.of()));
    }
}
