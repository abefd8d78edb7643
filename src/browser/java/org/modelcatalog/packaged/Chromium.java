package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Chromium that is installed, at {@code /usr/bin/chromium} or where the variable {@code CHROMIUM} says. */
final class Chromium implements AutoCloseable {

    /** Serious and critical findings fail; those that are minor or moderate are matters of taste. */
    private static final List<String> SERIOUS = List.of("serious", "critical");

    /** Milliseconds. Longer than Playwright's own five seconds: other work may share the processors. */
    private static final int PATIENCE = 30_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(
                            Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium")))
                    .setArgs(List.of(
                            "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")));

    /** A tab of its own profile, and what its console said of errors. */
    record Tab(BrowserContext context, Page page, List<String> errors) implements AutoCloseable {

        /** Goes to an address and waits until the page has been drawn. */
        Tab open(Object address) {
            page.navigate(address.toString());
            page.waitForSelector("main h1");
            return this;
        }

        /** Fails if the page has a serious violation of the rules of WCAG 2.2, A and AA. */
        void isAccessible() {
            List<Rule> found = new AxeBuilder(page)
                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                    .analyze()
                    .getViolations();
            assertThat(found)
                    .as("at %s", page.url())
                    .filteredOn(rule -> SERIOUS.contains(rule.getImpact()))
                    .extracting(
                            rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                    .isEmpty();
        }

        @Override
        public void close() {
            context.close();
        }
    }

    Tab tab() {
        return tab(new Browser.NewContextOptions());
    }

    Tab tab(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        Page page = context.newPage();
        List<String> errors = new ArrayList<>();
        page.onConsoleMessage((ConsoleMessage message) -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        return new Tab(context, page, errors);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
