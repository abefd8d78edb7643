package org.modelcatalog.packaged;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/**
 * Measures the explorer in the browser with some 22,000 rows: milliseconds from the navigation to the first paint and to the
 * first rows, and from a letter in the search field to the paint of what it finds; medians of 20. And of frames while the
 * table is scrolled.
 */
final class PageTimes {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String LIST = "/v1/catalog/models?gateway=all&limit=1";
    private static final int TIMES = 20;

    /** Sample models, of which the walked tasks have about three in four. */
    private static final int MODELS = 34_000;

    /** Of the sample models' names. */
    private static final List<String> LETTERS = List.of(
            "k", "ku", "kud", "8b", "8", "7b", "7", "in", "ins", "gg", "g", "la", "lar", "t", "tu", "v", "van", "d",
            "dik", "p");

    private static final String FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime";

    /** Resolves when the rows of the new search have replaced the others and have been painted. */
    private static final String KEYSTROKE = """
            letters => new Promise(painted => {
              const field = document.querySelector('#search'), table = document.querySelector('.scroll');
              const start = performance.now();
              new MutationObserver((changes, observer) => {
                if (table.ariaBusy === 'false') {
                  observer.disconnect();
                  requestAnimationFrame(() => setTimeout(() => painted(performance.now() - start)));
                }
              }).observe(table, {attributeFilter: ['aria-busy']});
              field.value = letters;
              field.dispatchEvent(new Event('input', {bubbles: true}));
            })""";

    /** Scrolls by more than a screen with each frame, and tells how long each took. */
    private static final String SCROLL = """
            () => new Promise(scrolled => {
              const table = document.querySelector('.scroll'), frames = [];
              let before = performance.now();
              const frame = now => {
                frames.push(now - before);
                before = now;
                table.scrollTop += 1200;
                if (frames.length < 300) requestAnimationFrame(frame); else scrolled(frames);
              };
              requestAnimationFrame(frame);
            })""";

    private PageTimes() {}

    public static void main(String[] arguments) {
        try (StubHub hub = StubHub.withModels(MODELS);
                var service = PackagedService.start(
                        Path.of("target", "times.log"),
                        hub.settings(Map.of(
                                "catalog.huggingface.limit", "50000",
                                "catalog.huggingface.page-size", "1000",
                                "catalog.huggingface.sorts", "downloads",
                                "catalog.all-timeout", "60S")),
                        "-Xmx512m");
                var chromium = new Chromium()) {
            await().atMost(PATIENCE).until(() -> service.status(service.uri(LIST)) == 200);
            var paints = new ArrayList<Double>();
            var rows = new ArrayList<Double>();
            for (int time = 0; time < TIMES; time++) {
                try (var tab = chromium.tab()) {
                    tab.page().navigate(service.uri("/?gateway=all").toString());
                    tab.page().waitForSelector(".models a.name");
                    rows.add(number(tab.page(), "performance.now()"));
                    paints.add(number(tab.page(), FIRST_PAINT));
                }
            }
            var keystrokes = new ArrayList<Double>();
            try (var tab = chromium.tab()) {
                tab.page().navigate(service.uri("/?gateway=all").toString());
                tab.page().waitForSelector(".models a.name");
                System.out.println(tab.page().textContent(".total"));
                for (int time = 0; time < TIMES; time++) {
                    keystrokes.add(((Number) tab.page().evaluate(KEYSTROKE, LETTERS.get(time))).doubleValue());
                }
            }
            var frames = new ArrayList<Double>();
            try (var tab = chromium.tab()) {
                tab.page().navigate(service.uri("/?gateway=all").toString());
                tab.page().waitForSelector(".models a.name");
                for (Object frame : (List<?>) tab.page().evaluate(SCROLL)) {
                    frames.add(((Number) frame).doubleValue());
                }
            }
            System.out.printf(
                    "first paint %.0f ms, first rows %.0f ms, keystroke %.0f ms%n",
                    median(paints), median(rows), median(keystrokes));
            System.out.printf(
                    "%d frames while scrolling: p50 %.1f ms, p95 %.1f ms, longest %.1f ms%n",
                    frames.size(), median(frames), share(frames, 0.95), share(frames, 1));
        }
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    private static double median(List<Double> times) {
        return share(times, 0.5);
    }

    private static double share(List<Double> times, double share) {
        return times.stream()
                .sorted()
                .skip(Math.min(times.size() - 1, (long) (times.size() * share)))
                .findFirst()
                .orElseThrow();
    }
}
