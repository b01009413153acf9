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
    /** Nested deeper than any payload of ours. */
    TOO_DEEP,
    /** JSON or a frame, but not of the agreed shape. */
    WRONG_SHAPE,
    /** A value that is no number, or none that can be stored. */
    NOT_A_NUMBER,
    /** A unit that is unknown, or does not fit the quantity. */
    UNKNOWN_UNIT,
    /** A time that cannot be read; one that is merely implausible is replaced and marked instead. */
    TIME,
    /** A format of the topic grammar that this version does not read. */
    UNKNOWN_FORMAT,
    /** The bytes do not begin as a frame does, or as one of another version. */
    NOT_A_FRAME,
    /** A frame whose checksum is not that of its bytes. */
    WRONG_CRC,
    /** The sensor already has another value at this instant. */
    CONFLICT,
    /** Too many devices nobody registered. */
    TOO_MANY_UNREGISTERED,
    /** The store would not take this row. */
    STORE_REFUSED,
    /** The codec itself failed: a defect of ours, shown instead of stopping the job. */
    CODEC_FAILED
}
