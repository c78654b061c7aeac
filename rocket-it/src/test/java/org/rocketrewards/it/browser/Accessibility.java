package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.function.Consumer;

/** Looks at pages as axe does, in both themes, wide and narrow. */
final class Accessibility {
    private static final int WIDE = 1280;
    private static final int NARROW = 400;
    private static final int HEIGHT = 860;

    private Accessibility() {}

    /** Runs {@code look} in each theme at each width; afterwards the page is light and wide again. */
    static void inEveryShape(Page page, Consumer<String> look) {
        for (ColorScheme colours : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            for (int width : List.of(NARROW, WIDE)) {
                page.setViewportSize(width, HEIGHT);
                look.accept(colours + " " + width);
            }
        }
    }

    /** Checks the page as it is: axe finds nothing, one H1, a main landmark, a title, and no sideways scrolling. */
    static void check(Page page, String as) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        List<String> found = new AxeBuilder(page)
                .analyze().getViolations().stream().map(Accessibility::text).toList();

        assertThat(found).as("axe, %s, %s", page.url(), as).isEmpty();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                        .count())
                .as("H1, %s", as)
                .isEqualTo(1);
        assertThat(page.getByRole(AriaRole.MAIN).count()).as("main, %s", as).isEqualTo(1);
        assertThat(page.title()).endsWith("Rocket Learning Rewards");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("fits the width, %s", as)
                .isEqualTo(true);
    }

    private static String text(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }
}
