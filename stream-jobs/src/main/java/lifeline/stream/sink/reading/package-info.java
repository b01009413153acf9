/**
 * Readings into {@code reading}, {@code latest} and {@code reading_mark}, exactly once by their key. A writer belongs to one
 * task thread; sensors are spread by key, so no two writers touch the same sensor.
 */
@NullMarked
package lifeline.stream.sink.reading;

import org.jspecify.annotations.NullMarked;
