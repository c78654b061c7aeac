package org.rocketrewards.launcher;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate with its chain, and its private key, as the two PEM files that certification authorities and their
 * clients (certbot, acme.sh) leave behind.
 */
record TlsFiles(Path certificate, Path key) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");
    private static final char[] UNUSED = "only in memory".toCharArray();

    /** What both files hold, to notice a renewal. */
    byte[] content() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(Files.readAllBytes(certificate));
        both.write(Files.readAllBytes(key));
        return both.toByteArray();
    }

    /** Reads both, and refuses what does not belong together. */
    Loaded load() throws IOException, GeneralSecurityException {
        Collection<? extends Certificate> chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificate)));
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate in " + certificate);
        }
        X509Certificate first = (X509Certificate) chain.iterator().next();
        PrivateKey privateKey = readKey(first.getPublicKey().getAlgorithm());
        refuseStranger(privateKey, first.getPublicKey());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("rocket", privateKey, UNUSED, chain.toArray(Certificate[]::new));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, UNUSED);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new Loaded(context, first);
    }

    /** Ready to be served. */
    record Loaded(SSLContext context, X509Certificate certificate) {}

    private PrivateKey readKey(String algorithm) throws IOException, GeneralSecurityException {
        Matcher found = KEY.matcher(Files.readString(key, StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw new GeneralSecurityException("there is no unencrypted key in PKCS#8 in " + key
                    + "; make one with: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private void refuseStranger(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        byte[] text = new byte[32];
        new SecureRandom().nextBytes(text);
        Signature signature =
                Signature.getInstance(SIGNATURES.getOrDefault(publicKey.getAlgorithm(), publicKey.getAlgorithm()));
        signature.initSign(privateKey);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(text);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException(key + " is not the key of the certificate in " + certificate);
        }
    }

    boolean same(byte[] known) throws IOException {
        return Arrays.equals(known, content());
    }
}
