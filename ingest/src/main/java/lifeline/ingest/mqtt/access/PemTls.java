package lifeline.ingest.mqtt.access;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import lifeline.ingest.mqtt.wire.Tls;
import org.jspecify.annotations.Nullable;

/** TLS 1.2 or 1.3 with certificates from PEM files; the broker's must be for the host that was asked for. */
final class PemTls implements Tls {
    private static final char[] NO_PASSWORD = {};

    private final SSLContext context;

    private PemTls(SSLContext context) {
        this.context = context;
    }

    static PemTls of(Optional<Path> ca, Optional<Path> certificate, Optional<Path> key) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    certificate.isPresent() && key.isPresent() ? shown(certificate.get(), key.get()) : null,
                    ca.isPresent() ? trusted(ca.get()) : null,
                    new SecureRandom());
            return new PemTls(context);
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates cannot be used: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trusted(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        int number = 0;
        for (Certificate certificate : new PemFile(file).certificates()) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] shown(Path certificate, Path key) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        Certificate[] chain = new PemFile(certificate).certificates().toArray(Certificate[]::new);
        store.setKeyEntry("own", new PemFile(key).privateKey(), NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    @Override
    public Socket over(Socket connected, String host, int port, int timeoutMillis) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(connected, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        connected.setSoTimeout(timeoutMillis);
        try {
            socket.startHandshake();
        } catch (SSLException e) {
            throw new UntrustedException(why(e, host) + ": " + e.getMessage(), e);
        }
        connected.setSoTimeout(0);
        return socket;
    }

    private static String why(SSLException failure, String host) {
        @Nullable Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof CertificateExpiredException) {
                return "the broker's certificate has expired";
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "the broker's certificate is not valid yet";
            }
            if (cause instanceof java.security.cert.CertPathBuilderException
                    || (cause instanceof CertPathValidatorException && cause.getCause() == null)) {
                return "the broker's certificate is not signed by a CA that is trusted here";
            }
            if (cause instanceof CertificateException && cause.getCause() == null) {
                return "the broker's certificate is not for " + host;
            }
            cause = cause.getCause();
        }
        return "no TLS with the broker at " + host;
    }
}
