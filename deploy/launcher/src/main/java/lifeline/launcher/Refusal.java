package lifeline.launcher;

import java.util.List;

/** Something the user must know and can do something about; its message is shown as it stands, and the program ends. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The command line or a setting is wrong. */
    public static final int WRONG_USE = 2;
    /** The machine, or a program, does not play along. */
    public static final int FAILED = 1;

    private final int exitCode;

    private Refusal(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public static Refusal wrongUse(String message) {
        return new Refusal(WRONG_USE, message);
    }

    /** All faults at once, each on lines of its own. */
    public static Refusal wrongUse(List<String> faults) {
        return new Refusal(WRONG_USE, String.join(System.lineSeparator(), faults));
    }

    public static Refusal failed(String message) {
        return new Refusal(FAILED, message);
    }

    public int exitCode() {
        return exitCode;
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
