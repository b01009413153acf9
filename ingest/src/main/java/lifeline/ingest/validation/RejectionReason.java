package lifeline.ingest.validation;

/** Why something that arrived is not a reading in the store. Names stand in the store: never renamed. */
public enum RejectionReason {
    /** The topic is not {@code lifeline/v1/{domain}/{asset}/{device}/{format}}. */
    TOPIC,
    /** No domain of this name in the catalogue. */
    UNKNOWN_DOMAIN,
    /** The domain has no quantity of this name. */
    UNKNOWN_QUANTITY,
    /** More bytes than are kept; only the beginning and the hash are. */
    PAYLOAD_TOO_LARGE,
    /** The bytes are not one JSON text in UTF-8. */
    NOT_JSON,
    /** The bytes are not one item of CBOR. */
    NOT_CBOR,
    /** Nested deeper than any payload of ours. */
    TOO_DEEP,
    /** JSON, but not of the agreed shape. */
    WRONG_SHAPE,
    /** A value that is no number, or none that can be stored. */
    NOT_A_NUMBER,
    /** A unit that is unknown, or does not fit the quantity. */
    UNKNOWN_UNIT,
    /** A time that cannot be read; one that is merely implausible is replaced and marked instead. */
    TIME,
    /** A format of the topic grammar that this version does not read. */
    UNKNOWN_FORMAT,
    /** On a topic of others: nothing names the device, or the settings name no asset for it. */
    UNPLACED,
    /** The device sends more than it may; its message was not looked at. */
    OVER_QUOTA,
    /** The bytes are no Sparkplug B payload, or the topic none of an edge node. */
    NOT_SPARKPLUG,
    /** A compressed payload whose checksum is wrong, or that was cut. */
    CORRUPT_COMPRESSION,
    /** More metrics in a payload, or of an edge node, than are read. */
    TOO_MANY_METRICS,
    /** Values of an edge node or a device that was not born, as far as is known, or is dead. */
    BEFORE_BIRTH,
    /** Messages of an edge node are missing: the number that was to come is not the one that came. */
    SEQUENCE_GAP,
    /** An alias that no birth gave to a metric. */
    UNKNOWN_ALIAS,
    /** A metric that no birth named. */
    UNKNOWN_METRIC,
    /** An alias that a birth gives to two metrics: it stands for neither. */
    DUPLICATE_ALIAS,
    /** A value of a type that is no number. */
    DATA_TYPE,
    /** The device itself says that it has no value. */
    NULL_VALUE,
    /** A death of a session that is not the one that lives. */
    STALE_DEATH,
    /** No reading, and none refused: a device or edge node is gone, and its sensors with it. */
    DEVICE_DEAD,
    /** The sensor already has another value at this instant. */
    CONFLICT,
    /** Too many devices nobody registered. */
    TOO_MANY_UNREGISTERED,
    /** The store would not take this row. */
    STORE_REFUSED,
    /** The codec itself failed: a defect of ours, shown instead of stopping the job. */
    CODEC_FAILED
}
