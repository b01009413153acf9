package lifeline.ingest.codec.cloud;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import lifeline.ingest.Message;
import lifeline.ingest.codec.Codec;
import lifeline.ingest.codec.Outcome;
import lifeline.ingest.codec.Route;
import lifeline.ingest.validation.RejectionReason;

/**
 * Alibaba Cloud's Alink: {@code {"id":…,"version":"1.0","params":…,"method":…}}, posts of properties only; what {@code
 * params} holds is told by the topic, see {@link AlinkPost}. A device in a gateway's post has the id that its own topic
 * would give it. Not safe for several threads.
 */
public final class AlinkCodec implements Codec {
    @Override
    public Outcome decode(Message message, Route route) {
        Judge judge = new Judge(message, route);
        Optional<AlinkPost> post = AlinkPost.of(message.topic());
        if (post.isEmpty()) {
            return judge.collected()
                    .refuseAll(
                            RejectionReason.UNKNOWN_FORMAT,
                            "of Alink's topics only …/thing/event/property/…post are read");
        }
        AlinkParams params = new AlinkParams(post.get().poster(message.topic()), route, judge);
        return JsonBytes.read(message, judge.collected(), parser -> {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                parser.nextToken();
                if (member.equals("params")) {
                    read(post.get(), parser, params);
                } else {
                    parser.skipChildren();
                }
            }
            judge.end();
        });
    }

    private static void read(AlinkPost post, JsonParser parser, AlinkParams params) throws IOException {
        switch (post) {
            case ONE -> params.readOne(parser);
            case BATCH, PACK -> params.readPoster(parser);
            case HISTORY -> params.readDevices(parser);
        }
    }
}
