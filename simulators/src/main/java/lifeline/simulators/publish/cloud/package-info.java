/**
 * What a device says, written as devices of two clouds write it: Alibaba Cloud's Alink and Huawei Cloud's IoTDA. Neither has
 * a place for units or running numbers: values must be in the quantities' own units.
 */
@NullMarked
package lifeline.simulators.publish.cloud;

import org.jspecify.annotations.NullMarked;
