package org.rocketrewards.model.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on a free port of this machine that keeps what it is sent. */
public final class TestMailServer implements AutoCloseable {
    /** Opens the key store with the server's certificate, which is its own authority. */
    public static final String STORE_PASSWORD = TestCertificate.STORE_PASSWORD;

    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    private TestMailServer(SMTPServer.Builder settings) {
        server = settings.bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, data) -> mails.add(new String(data, StandardCharsets.UTF_8)))
                .build();
        server.start();
    }

    /** One that takes everything from everybody and cannot encrypt. */
    public static TestMailServer open() {
        return new TestMailServer(SMTPServer.port(0).hideTLS());
    }

    /** One that takes mail from this user only. */
    public static TestMailServer withUser(String user, String password) {
        return new TestMailServer(signingIn(user, password).hideTLS());
    }

    /** One that takes mail from this user only, and only once the connection is encrypted. */
    public static TestMailServer encrypted(String user, String password, Path store) {
        return new TestMailServer(
                signingIn(user, password).enableTLS().requireTLS().startTlsSocketFactory(trusting(store)));
    }

    private static SMTPServer.Builder signingIn(String user, String password) {
        return SMTPServer.port(0)
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((name, secret, context) -> {
                    if (!name.equals(user) || !secret.equals(password)) {
                        throw new LoginFailedException();
                    }
                }));
    }

    /** Where it listens, as host:port. */
    public String address() {
        return "127.0.0.1:" + server.getPortAllocated();
    }

    /** What was sent to it, headers and all. */
    public List<String> mails() {
        return mails;
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Makes a certificate for this machine, in a new key store that serves as a trust store, too. */
    public static Path makeStore(Path file) {
        return TestCertificate.makeStore(file);
    }

    /** TLS with the certificate in that store, which is also the one that is trusted. */
    public static SSLContext trusting(Path store) {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, STORE_PASSWORD.toCharArray());
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, null);
            authorities.setCertificateEntry("mail", keys.getCertificate("mail"));
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, STORE_PASSWORD.toCharArray());
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(authorities);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
