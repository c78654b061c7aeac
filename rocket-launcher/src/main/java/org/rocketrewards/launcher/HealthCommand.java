package org.rocketrewards.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** {@code health}: asks the Rocket of these settings, on this machine, whether it is ready; for containers and cron. */
final class HealthCommand {
    private static final int TIMEOUT_MILLIS = 5_000;

    private final PrintStream out;

    HealthCommand(PrintStream out) {
        this.out = out;
    }

    ExitCode run(List<String> arguments) {
        Settings settings = Settings.read(arguments, System::getProperty, System::getenv);
        String host = settings.httpAddress().isEmpty() ? "127.0.0.1" : settings.httpAddress();
        URI address = URI.create((settings.tls().isPresent() ? "https://" : "http://")
                + (host.contains(":") ? "[" + host + "]" : host) + ":" + settings.port() + "/health/ready");
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            if (connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(trusting().getSocketFactory());
                secure.setHostnameVerifier((name, session) -> true);
            }
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            int status = connection.getResponseCode();
            out.println(address + ": " + status + (status == 200 ? ", ready" : ", not ready"));
            return status == 200 ? ExitCode.STOPPED : ExitCode.NOT_READY;
        } catch (IOException | GeneralSecurityException e) {
            out.println(address + ": " + LogText.rootCause(e));
            return ExitCode.NOT_READY;
        }
    }

    /** The certificate is for the name by which others call this machine; nothing but the answer's number is used. */
    private static SSLContext trusting() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        return context;
    }

    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
