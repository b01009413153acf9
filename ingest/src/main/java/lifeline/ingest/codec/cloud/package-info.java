/**
 * The payloads of two clouds' device protocols: Alibaba Cloud's Alink and Huawei Cloud's IoTDA. What a device says is
 * gathered first and judged when its object ends, since these formats name the device and the time after the values as
 * they please. Each value stands for itself, and what is no property (events, message ids, versions) is skipped.
 */
@NullMarked
package lifeline.ingest.codec.cloud;

import org.jspecify.annotations.NullMarked;
