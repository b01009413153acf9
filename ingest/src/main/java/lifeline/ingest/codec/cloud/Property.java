package lifeline.ingest.codec.cloud;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value as a device reported it, not yet judged.
 *
 * @param name as the payload has it; of a service's property {@code service.property}
 * @param general the property's name without its service
 * @param time null where the device told none
 * @param timeFault what stands in place of a time; null when it is one, or none is there
 */
record Property(
        String name,
        String general,
        ReportedNumber number,
        @Nullable Instant time,
        @Nullable String timeFault) {

    static Property of(String name, ReportedNumber number, ReportedTime time) {
        return new Property(name, name, number, time.instant(), time.fault());
    }

    static Property of(String service, String name, ReportedNumber number, @Nullable Instant time) {
        return new Property(service.isEmpty() ? name : service + '.' + name, name, number, time, null);
    }
}
