package org.rocketrewards.it.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.Sql;

/** People who sign in, each of a test's own. */
public record Staff(String name, String password) {
    private static final AtomicInteger HIRED = new AtomicInteger();
    private static final int ROUNDS = 1_000;

    /** Somebody with a role who may start at once. */
    public static Staff hire(Rocket rocket, String role) {
        return hire(rocket, role, false);
    }

    /** Somebody with a role; {@code newcomer}: who has to change the password first. */
    static Staff hire(Rocket rocket, String role, boolean newcomer) {
        return hire(rocket.sql(), role, newcomer);
    }

    /** The same where only the database is known. */
    public static Staff hire(Sql sql, String role) {
        return hire(sql, role, false);
    }

    private static Staff hire(Sql sql, String role, boolean newcomer) {
        Staff person = new Staff(role + "-" + HIRED.incrementAndGet(), "gurke-fenster-lampe");
        sql.update(
                "INSERT INTO person (name, role, password_hash, must_change_password, created_at,"
                        + " password_changed_at) VALUES (?, ?, ?, ?, now(), now())",
                person.name,
                role,
                hash(person.password),
                newcomer);
        return person;
    }

    /** A page of somebody with a role who has just signed in. */
    static Page signedIn(Rocket rocket, Browser browser, String role, String path) {
        Page page = browser.page(rocket);
        hire(rocket, role).signIn(page, path);
        return page;
    }

    /** Signs in on a fresh page; what follows is the page that was asked for. */
    public void signIn(Page page, String path) {
        signIn(page, path, "Sign in");
    }

    /** The same where the button has another name. */
    void signIn(Page page, String path, String button) {
        page.navigate(path);
        fillIn(page, button);
        page.waitForURL(url -> !url.contains("/sign-in"));
        page.getByRole(AriaRole.MAIN).waitFor();
    }

    /** Fills the form and sends it. */
    void fillIn(Page page) {
        fillIn(page, "Sign in");
    }

    private void fillIn(Page page, String button) {
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    /** The stored form, made here from its description rather than by the product. */
    private static String hash(String password) {
        byte[] salt = {1, 2, 3, 4, 5, 6, 7, 8};
        try {
            byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, 256))
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
            return "pbkdf2-sha256$" + ROUNDS + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(derived);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
