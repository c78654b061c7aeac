package org.rocketrewards.it.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.rocketrewards.it.harness.Rocket;

/**
 * The system's own Chromium, started once for this JVM. Each test gets contexts of its own, closed after it:
 *
 * <pre>{@code
 * @ExtendWith({RunningRocket.class, Browser.Extension.class})
 * class SignInE2E {
 *     @Test
 *     void signsIn(Rocket rocket, Browser browser) {
 *         Page page = browser.page(rocket);
 *         page.navigate("/admin");
 * }}</pre>
 *
 * <p>Nothing is downloaded; {@code -Drocket.chromium=FILE} names another browser than the usual ones.
 */
public final class Browser {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private static final double PATIENCE_MILLIS = 30_000;

    private final com.microsoft.playwright.Browser chromium;
    private final List<BrowserContext> contexts = new ArrayList<>();

    private Browser(com.microsoft.playwright.Browser chromium) {
        this.chromium = chromium;
    }

    /** A light page of 1280 × 800 pixels in a context of its own: nobody is signed in. */
    public Page page(Rocket rocket) {
        return page(rocket, "en-GB");
    }

    /** A light page of 1280 × 800 pixels for somebody who reads this language. */
    public Page page(Rocket rocket, String locale) {
        return page("http://127.0.0.1:" + rocket.process().port(), locale);
    }

    /** A light page of 1280 × 800 pixels that knows Rocket by another address than its own. */
    public Page page(String address) {
        return page(address, "en-GB");
    }

    private Page page(String address, String locale) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale(locale)
                .setTimezoneId("UTC")
                .setViewportSize(1280, 800)
                .setColorScheme(ColorScheme.LIGHT));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        contexts.add(context);
        return context.newPage();
    }

    /** What a test that failed saw last, for whoever has to find out why. */
    private void keepPictures(String test) {
        int number = 0;
        for (BrowserContext context : contexts) {
            for (Page page : context.pages()) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "failed", test + "-" + ++number + ".png")));
            }
        }
    }

    private void closePages() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    /** Gives tests their {@link Browser}. */
    public static final class Extension implements ParameterResolver, AfterEachCallback {
        private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Browser.class);

        private static final class Shared implements AutoCloseable, ExtensionContext.Store.CloseableResource {
            final Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            final Browser browser = new Browser(playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(ARGUMENTS)));

            @Override
            public void close() {
                playwright.close();
            }
        }

        private static Path executable() {
            String named = System.getProperty("rocket.chromium");
            return (named != null
                            ? Stream.of(named)
                            : Stream.of(
                                    "/usr/bin/chromium",
                                    "/usr/bin/chromium-browser",
                                    "/usr/bin/google-chrome",
                                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"))
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "no Chromium: install it (Debian: apt-get install chromium), or name it with"
                                    + " -Drocket.chromium=FILE"));
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(Browser.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return shared(context).browser;
        }

        @Override
        public void afterEach(ExtensionContext context) {
            Browser browser = shared(context).browser;
            try {
                if (context.getExecutionException().isPresent()) {
                    browser.keepPictures(context.getRequiredTestClass().getSimpleName() + "-"
                            + context.getRequiredTestMethod().getName());
                }
            } finally {
                browser.closePages();
            }
        }

        private static Shared shared(ExtensionContext context) {
            return context.getRoot()
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent(Shared.class, key -> new Shared(), Shared.class);
        }
    }
}
