/**
 * The payloads of two clouds' device protocols: Alibaba Cloud's Alink and Huawei Cloud's IoTDA. What a device says is
 * gathered first and judged when its object ends, since these formats name the device and the time after the values as
 * they please. Each value stands for itself, and what is no property (events, message ids, versions) is skipped.
 *
 * <p>A text that is nothing but a number is one: Huawei's own examples write so. Alink's device names are unique within a
 * product only, so the settings make an id of both levels of the topic; the devices behind a gateway get the id that their
 * own topic would give them.
 */
@NullMarked
package lifeline.ingest.codec.cloud;

import org.jspecify.annotations.NullMarked;
