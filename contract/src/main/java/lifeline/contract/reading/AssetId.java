package lifeline.contract.reading;

/**
 * Names an asset: a pipe section, a well, a bridge, an underpass.
 *
 * @param value see {@link Identifier}
 */
public record AssetId(String value) {
    public AssetId {
        Identifier.require("asset id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
