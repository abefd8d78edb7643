package org.modelcatalog.packaged;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelcatalog.catalog.mirror.MirroredModel;
import org.modelcatalog.query.disk.MirroredFolder;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/** The page while its service mirrors the whole Hub. */
class PageOfWholeHubIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int MODELS = 10_500;

    @TempDir
    Path folder;

    @Test
    void listsFiltersAndSortsEveryModelOfTheHub() {
        MirroredFolder.write(folder, models());
        try (StubHub hub = StubHub.withModels(100);
                var service = PackagedService.start(
                        Path.of("target", "page-whole-hub-it.log"),
                        hub.settings(Map.of(
                                "catalog.hub-mirror.enabled",
                                "true",
                                "catalog.hub-mirror.dir",
                                folder.toString(),
                                "catalog.huggingface.offline",
                                "true")));
                var chromium = new Chromium();
                Chromium.Tab tab = chromium.tab()) {
            await().atMost(PATIENCE)
                    .until(() -> service.status(service.uri("/v1/catalog/models?gateway=hub&limit=1")) == 200);
            Page page = tab.open(service.uri("/?gateway=hub")).page();

            assertThat(page.locator("h1 .total")).hasText("10,500 models");
            assertThat(page.locator(".facets select option:checked").first()).containsText("The whole Hub");
            assertThat(page.locator(".notice").first()).containsText("The table ends after 10,000 models");
            assertThat(page.getByText("Must have")).hasCount(0);
            assertThat(page.locator("thead")).not().containsText("Input $/M");
            Locator first = page.locator(".models tbody th a.name").first();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Model"))
                    .first()
                    .click();
            assertThat(first).hasText("Model 00000");

            page.locator("#search").fill("model 00077");
            assertThat(page.locator("h1 .total")).hasText("1 model");
            first.click();
            assertThat(page.locator("h1")).hasText("Model 00077");

            tab.open(service.uri("/status"));
            assertThat(page.getByText("The whole Hub")).isVisible();
            assertThat(tab.errors()).isEmpty();
        }
    }

    private static List<MirroredModel> models() {
        return IntStream.range(0, MODELS)
                .mapToObj(number -> new MirroredModel(
                        "%024x".formatted(number),
                        Models.model(
                                "acme-ai/model-%05d".formatted(number), "Model %05d".formatted(number), "acme-ai")))
                .toList();
    }
}
