package org.rocketrewards.admin.security;

import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.jsoup.nodes.Element;

/**
 * The content security policy of the administration's pages. Scripts run only from our own files or with the nonce of
 * this very answer; nothing is loaded from elsewhere, framed or sent elsewhere.
 *
 * <p>Two things Vaadin 24 cannot do without: {@code 'unsafe-eval'}, since its client compiles the expressions that the
 * server sends, and inline styles, which its components set while they run.
 */
final class PagePolicy {
    private static final SecureRandom RANDOM = new SecureRandom();

    private PagePolicy() {}

    /** Gives every script of the page this answer's nonce and sends the policy that asks for it. */
    static void apply(IndexHtmlResponse page) {
        String nonce = nonce();
        for (Element script : page.getDocument().select("script")) {
            script.attr("nonce", nonce);
        }
        page.getVaadinResponse().setHeader("Content-Security-Policy", policy(nonce));
        page.getVaadinResponse().setHeader("Cache-Control", "no-store");
    }

    static String policy(String nonce) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' 'nonce-" + nonce + "' 'unsafe-eval'",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data:",
                "font-src 'self' data:",
                "connect-src 'self'",
                "manifest-src 'self'",
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }

    private static String nonce() {
        byte[] bits = new byte[18];
        RANDOM.nextBytes(bits);
        return Base64.getEncoder().encodeToString(bits);
    }
}
