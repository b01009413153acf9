package lifeline.acceptance.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The scripts that make the store, as the contract ships them. */
final class StoreScript {
    private StoreScript() {}

    static String read(String name) {
        try (InputStream script = StoreScript.class.getResourceAsStream("/store/" + name)) {
            if (script == null) {
                throw new IllegalArgumentException("no script store/" + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
