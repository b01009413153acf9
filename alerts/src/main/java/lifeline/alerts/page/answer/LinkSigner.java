package lifeline.alerts.page.answer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lifeline.alerts.alert.Deed;

/** Writes and reads the tokens of links: who is asked to do what with which alert until when, with an HMAC-SHA256 cut to 128 bits. Pure. */
final class LinkSigner {
    private static final int MAC_LENGTH = 16;
    private static final int HEAD = Long.BYTES + Integer.BYTES + Byte.BYTES;
    private static final int MAX_LENGTH = 400;

    /** What links ask for, by first letter. */
    private static final Map<Character, Deed> DEEDS = Map.of('A', Deed.ACKNOWLEDGE, 'S', Deed.SIGN, 'F', Deed.FOLLOW);

    private final byte[] key;

    LinkSigner(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    /** What a link says. */
    record Claim(Asked asked, Instant expiresAt) {}

    String token(Claim claim) {
        byte[] person = claim.asked().person().getBytes(StandardCharsets.UTF_8);
        byte[] said = ByteBuffer.allocate(HEAD + person.length)
                .putLong(claim.asked().alert())
                .putInt(Math.toIntExact(claim.expiresAt().getEpochSecond() / 60))
                .put((byte) claim.asked().deed().name().charAt(0))
                .put(person)
                .array();
        byte[] token = Arrays.copyOf(said, said.length + MAC_LENGTH);
        System.arraycopy(mac(said), 0, token, said.length, MAC_LENGTH);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What a token says; empty when it is not one of ours. Whether it has expired is for the caller to see. */
    Optional<Claim> read(String token) {
        byte[] bytes;
        try {
            bytes = token.length() > MAX_LENGTH
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length <= HEAD + MAC_LENGTH) {
            return Optional.empty();
        }
        byte[] said = Arrays.copyOf(bytes, bytes.length - MAC_LENGTH);
        byte[] mac = Arrays.copyOfRange(bytes, said.length, bytes.length);
        if (!MessageDigest.isEqual(mac, mac(said))) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(said);
        long alert = buffer.getLong();
        Instant expiresAt = Instant.ofEpochSecond(60L * buffer.getInt());
        Deed deed = DEEDS.get((char) buffer.get());
        if (deed == null) {
            return Optional.empty();
        }
        String person = new String(said, HEAD, said.length - HEAD, StandardCharsets.UTF_8);
        return Optional.of(new Claim(new Asked(alert, person, deed), expiresAt));
    }

    /** What the store keeps of a token that was used. */
    static String fingerprint(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private byte[] mac(byte[] said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(said), MAC_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
