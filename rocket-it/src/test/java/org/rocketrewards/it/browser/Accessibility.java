package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a page in both themes, wide and narrow: axe finds nothing (WCAG 2.2 AA and its best practices), there is one
 * H1, a main landmark and a title, and nothing makes it scroll sideways. A picture of each is left in {@code
 * target/screenshots}: dark and narrow, light and wide; the other two too with {@code -Drocket.pictures.all=true}, and
 * both themes at more widths with {@code -Drocket.pictures.widths=1024,1440}, for people who look at them.
 */
final class Accessibility {
    private static final int WIDE = 1280;
    private static final int NARROW = 400;
    private static final int HEIGHT = 860;
    private static final boolean ALL = Boolean.getBoolean("rocket.pictures.all");
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final List<Integer> MORE_WIDTHS = Arrays.stream(
                    System.getProperty("rocket.pictures.widths", "").split(","))
            .filter(width -> !width.isBlank())
            .map(Integer::valueOf)
            .toList();
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final String TOO_WIDE =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    private static final String PAINTED =
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

    private Accessibility() {}

    /** Looks at the whole page; afterwards it is light and wide. */
    static void look(Page page, String name) {
        inShapes(page, name, () -> {
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                            .count())
                    .as("H1 of %s", name)
                    .isEqualTo(1);
            assertThat(page.getByRole(AriaRole.MAIN).count())
                    .as("main of %s", name)
                    .isEqualTo(1);
            assertThat(page.title()).endsWith("Rocket Learning Rewards");
            return new AxeBuilder(page);
        });
    }

    /** Looks whether a page fits in a language of longer words. Axe looked at it in English. */
    static void fits(Page page, String name) {
        inShapes(page, name, null);
    }

    /**
     * Looks at an open dialog. What lies behind it is out of reach then, and Vaadin marks it so. The one rule that is
     * left out is about the toolbar that Vaadin's own template makes of a footer.
     */
    static void lookAtDialog(Page page, String name, String overlay) {
        inShapes(page, name, () -> new AxeBuilder(page).include(overlay).disableRules(List.of("aria-allowed-role")));
    }

    private static void inShapes(Page page, String name, @Nullable Supplier<AxeBuilder> look) {
        for (ColorScheme colours : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            String theme = colours.name().toLowerCase(Locale.ROOT);
            // the usual widths come last, because what follows expects a wide page
            for (int width :
                    Stream.concat(MORE_WIDTHS.stream(), Stream.of(NARROW, WIDE)).toList()) {
                boolean asked = MORE_WIDTHS.contains(width);
                boolean closely = !asked && (width == NARROW) == (colours == ColorScheme.DARK);
                if (!closely && !asked && !ALL) {
                    continue;
                }
                String shape = "%s-%d-%s".formatted(name, width, theme);
                page.setViewportSize(width, HEIGHT);
                page.evaluate(PAINTED);
                byte[] picture = page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(shape + ".png"))
                        .setAnimations(ScreenshotAnimations.DISABLED));
                if (width == WIDE && colours == ColorScheme.LIGHT) {
                    GuidePictures.keep(name, picture);
                }
                assertThat(page.evaluate("document.documentElement.getAttribute('theme')"))
                        .as(shape)
                        .isEqualTo(theme);
                assertThat(page.evaluate(TOO_WIDE))
                        .as("scrolls sideways: %s", shape)
                        .isEqualTo(0);
                // each theme once and each width once: axe is slow, and colours do not depend on the width
                if (closely && look != null) {
                    assertThat(violations(look.get())).as("axe, %s", shape).isEmpty();
                }
            }
        }
    }

    private static List<String> violations(AxeBuilder axe) {
        return axe.withTags(RULES).setLegacyMode(true).analyze().getViolations().stream()
                .map(Accessibility::text)
                .toList();
    }

    private static String text(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(CheckedNode::getHtml).limit(3).toList();
    }
}
