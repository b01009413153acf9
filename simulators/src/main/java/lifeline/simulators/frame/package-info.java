/**
 * Devices that send frames: some seconds of vibration at a time. Pure, as {@code device} is; the bytes are written after
 * {@code schema/frame.md} of the contract, and not with anything that reads them.
 */
@NullMarked
package lifeline.simulators.frame;

import org.jspecify.annotations.NullMarked;
