package lifeline.simulators;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Source;
import lifeline.simulators.frame.FrameRun;
import lifeline.simulators.publish.Message;
import lifeline.simulators.publish.PayloadFormat;

/** Messages with their instants, whatever they are made of. Asked by one thread. */
interface Feed {
    /** A message and the device that sends it. */
    record Item(String device, Message message) {}

    /** When the city's clock must stand before {@link #next} is asked; empty when there is nothing more. */
    Optional<Instant> nextAt();

    /** The next message; empty when that instant passes in silence. */
    Optional<Item> next();

    static Feed of(Source source, PayloadFormat format) {
        return of(source, emission -> Message.of(emission, format));
    }

    /** @param written what is made of an emission */
    static Feed of(Source source, Function<Emission, Message> written) {
        return new Feed() {
            @Override
            public Optional<Instant> nextAt() {
                return source.nextAt();
            }

            @Override
            public Optional<Item> next() {
                return source.next().map(emission -> new Item(emission.topic().device(), written.apply(emission)));
            }
        };
    }

    static Feed of(FrameRun run) {
        return new Feed() {
            @Override
            public Optional<Instant> nextAt() {
                return run.nextAt();
            }

            @Override
            public Optional<Item> next() {
                return run.next().map(frame -> new Item(frame.topic().device(), Message.of(frame)));
            }
        };
    }

    /** All of {@code feeds}, in the order of their instants; of two at one instant, the one named first. */
    static Feed merged(List<Feed> feeds) {
        return feeds.size() == 1 ? feeds.get(0) : new MergedFeed(feeds);
    }
}
