package org.modelcatalog.packaged;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/** The page while its service has no fresh data, or wants a key. */
class PageInTroubleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String LIST = "/v1/catalog/models?gateway=hug&limit=1";
    private static final String KEY = "a-key-of-the-browser-tests";

    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void staleDataIsSaidToBeStale() {
        try (StubHub hub = StubHub.withModels(100);
                var service = PackagedService.start(
                        Path.of("target", "page-stale-it.log"), hub.settings(Map.of("catalog.cache-ttl", "2S")));
                Chromium.Tab tab = chromium.tab()) {
            await().atMost(PATIENCE).until(() -> service.status(service.uri(LIST)) == 200);
            hub.failWith(503);
            // a fetch that was under way may still have ended well
            await().atMost(PATIENCE)
                    .until(() -> failures(service) > 0
                            && service.get(service.uri(LIST))
                                    .flatMap(answer -> answer.headers().firstValue("Cache-Status"))
                                    .filter(status -> status.contains("stale"))
                                    .isPresent());

            tab.open(service.uri("/?gateway=hug"));
            assertThat(tab.page().locator(".notice.warn").first()).containsText("Stale.");
            assertThat(tab.page().locator(".models tbody th a.name")).not().hasCount(0);

            tab.open(service.uri("/status"));
            assertThat(tab.page().locator(".gateway").first().locator(".state")).hasText("stale");
            assertThat(tab.errors()).isEmpty();
        }
    }

    /** Refreshes of the first gateway that failed in a row. */
    private static int failures(PackagedService service) throws IOException {
        String status =
                service.get(service.uri("/v1/catalog/status")).orElseThrow().body();
        return new ObjectMapper().readTree(status).at("/data/0/failures").asInt();
    }

    @Test
    void withoutAnyDataItSaysSo() {
        try (StubHub hub = StubHub.withModels(100)) {
            hub.failWith(503);
            try (var service = PackagedService.start(Path.of("target", "page-down-it.log"), hub.settings(Map.of()));
                    Chromium.Tab tab = chromium.tab()) {
                await().atMost(PATIENCE).until(() -> service.status(service.uri("/v1/catalog/gateways")) == 200);

                tab.open(service.uri("/?gateway=hug"));

                assertThat(tab.page().locator("[role=alert]")).containsText("Models data unavailable");
                // browsers write the status of such an answer to the console themselves
                assertThat(tab.errors()).allMatch(error -> error.contains("503"));
            }
        }
    }

    @Test
    void asksForAKeyAndKeepsItForTheTabAlone() {
        try (StubHub hub = StubHub.withModels(100);
                var service = PackagedService.start(
                        Path.of("target", "page-key-it.log"), hub.settings(Map.of("catalog.api-keys", KEY)));
                Chromium.Tab tab = chromium.tab()) {
            await().atMost(PATIENCE).until(() -> service.status(service.uri(LIST)) == 401);
            Page page = tab.open(service.uri("/?gateway=hug")).page();
            assertThat(page.locator("dialog")).containsText("This catalog needs a key");

            page.getByLabel("API key").fill("a-key-that-is-not-one");
            page.getByText("Use the key").click();
            assertThat(page.locator("dialog")).containsText("That key is not accepted");

            page.getByLabel("API key").fill(KEY);
            page.getByText("Use the key").click();
            assertThat(page.locator(".models tbody th a.name")).not().hasCount(0);
            assertThat(page.locator("dialog")).isHidden();

            page.navigate(service.uri("/status").toString());
            assertThat(page.getByText("Live: changes show at once")).isVisible();
            assertThat(page.evaluate("Object.values(localStorage).join()").toString())
                    .doesNotContain(KEY);
            assertThat(tab.errors()).allMatch(error -> error.contains("401"));
        }
    }
}
