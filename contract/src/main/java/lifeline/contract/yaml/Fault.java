package lifeline.contract.yaml;

/** What is wrong in a file, and where. */
public record Fault(String file, int line, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
