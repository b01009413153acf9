/**
 * Sensor Measurement Lists, RFC 8428, in JSON and CBOR. A pack is an array of records; base fields hold from their record on.
 *
 * <p>What is wrong with a record costs that record. What is wrong with a base field costs the whole pack, for nobody knows
 * what the records after it mean.
 */
@NullMarked
package lifeline.ingest.codec.senml;

import org.jspecify.annotations.NullMarked;
