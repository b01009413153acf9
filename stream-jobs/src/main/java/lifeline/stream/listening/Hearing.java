package lifeline.stream.listening;

import java.io.Serializable;

/** Whether anything can be heard at all: some session of this process is connected with the broker. */
@FunctionalInterface
public interface Hearing extends Serializable {
    boolean isConnected();
}
