package org.modelcatalog.packaged;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/** Takes the pictures of the page that are in {@code docs}, of the packaged service on the sample upstreams. */
final class PagePictures {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String COMPARED = "/v1/catalog/models?gateway=all&servable=true&tools=true&limit=3&fields=id";

    private PagePictures() {}

    public static void main(String[] arguments) throws IOException {
        try (StubHub hub = StubHub.withModels(600);
                var service = PackagedService.start(Path.of("target", "pictures.log"), hub.settings(Map.of()));
                var chromium = new Chromium()) {
            await().atMost(PATIENCE).until(() -> service.status(service.uri(COMPARED)) == 200);
            var ids = new ObjectMapper()
                    .readTree(service.get(service.uri(COMPARED)).orElseThrow().body())
                    .path("data")
                    .findValuesAsText("id");
            var pictures = new LinkedHashMap<String, String>();
            pictures.put("explorer", "/?gateway=all&servable=true&sort=-downloads");
            pictures.put("model", "/model/" + ids.get(0) + "?gateway=all");
            pictures.put("compare", "/compare?gateway=all&ids=" + String.join(",", ids));
            pictures.put("charts", "/charts?gateway=all");
            pictures.put("status", "/status");
            pictures.forEach((name, path) -> {
                try (var tab = chromium.tab(new Browser.NewContextOptions().setViewportSize(1360, 850))) {
                    tab.open(service.uri(path));
                    assertThat(tab.page().locator(".loading, .coming")).hasCount(0);
                    tab.page()
                            .screenshot(new Page.ScreenshotOptions().setPath(Path.of("docs", "page-" + name + ".png")));
                }
            });
        }
    }
}
