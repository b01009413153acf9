package lifeline.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The administrator's password: made up once, kept in a file only its owner can read. */
final class PasswordFile {
    private static final int BYTES = 24;

    private PasswordFile() {}

    /** @throws IOException also when {@code mayCreate} is false and the file is missing */
    static String read(Path file, boolean mayCreate) throws IOException {
        if (Files.notExists(file)) {
            if (!mayCreate) {
                throw new IOException(file + " is missing, and without it nobody can log in to the database beside it");
            }
            create(file);
        }
        return Files.readString(file).strip();
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwx------"));
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
