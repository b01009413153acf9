/**
 * Sparkplug B payloads: protobuf's wire format, read without a library. The official object model spends over 100 bytes on a
 * metric of two, and loops for ever on a compressed body that was cut; here a payload costs time and memory in proportion to
 * its length, whatever is in it. What is not needed (templates, data sets, files) is skipped unread, so depth costs nothing.
 * Pure.
 */
@NullMarked
package lifeline.ingest.sparkplug.payload;

import org.jspecify.annotations.NullMarked;
