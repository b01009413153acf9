/**
 * All that is judged of one sensor: quality, then each rule's detector and latch. Pure; the Flink shell over it is
 * {@code operator}. One thread judges a sensor at a time, in the order of arrival.
 */
@NullMarked
package lifeline.stream.judge;

import org.jspecify.annotations.NullMarked;
