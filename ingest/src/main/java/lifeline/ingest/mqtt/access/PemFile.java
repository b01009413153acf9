package lifeline.ingest.mqtt.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file with certificates or a key, in the form that everybody exchanges them in. */
record PemFile(Path path) {
    private static final Pattern PKCS8 = Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END");
    private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");

    /** Every certificate in it, at least one. */
    Collection<? extends Certificate> certificates() throws IOException {
        try {
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(path)));
            if (certificates.isEmpty()) {
                throw new IOException(path + " holds no certificate");
            }
            return certificates;
        } catch (CertificateException e) {
            throw new IOException(path + " holds no certificates that can be read: " + e.getMessage(), e);
        }
    }

    /** The key in it. */
    PrivateKey privateKey() throws IOException {
        Matcher matcher = PKCS8.matcher(Files.readString(path));
        if (!matcher.find()) {
            throw new IOException(path + " holds no PKCS #8 key; openssl pkcs8 -topk8 -nocrypt makes one of any other");
        }
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
        for (String kind : KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(spec);
            } catch (GeneralSecurityException e) {
                // of another kind
            }
        }
        throw new IOException(path + " holds a key that is none of " + KINDS);
    }
}
