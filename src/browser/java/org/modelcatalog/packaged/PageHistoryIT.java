package org.modelcatalog.packaged;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/** What the page says of changes, after OpenRouter changed a price, dropped a model and listed another. */
class PageHistoryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TOKEN = "a-token-of-the-browser-tests";
    private static final String HOSTILE = HostileModel.name("evil/markup");
    private static final String STEADY = "/model/acme/steady?gateway=openrouter";
    private static final String GONE = "/model/acme/leaving?gateway=openrouter";
    private static final String NEWS = "/changes?gateway=openrouter";
    private static final String CHARTS = "/charts?gateway=openrouter";

    /** The routes that an older service does not have. */
    private static final Pattern HISTORY = Pattern.compile("/v1/catalog/(changes|deprecations)\\?");

    private static final StubHub HUB = StubHub.withModels(20);
    private static volatile String list;
    private static PackagedService service;
    private static Chromium chromium;

    private Chromium.Tab tab;
    private Page page;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        HUB.misbehave(
                request -> request.path().startsWith("/openrouter/"),
                request -> request.response().end(list));
        list = list(
                model("acme/steady", "Steady", "0.0000005"),
                model("acme/leaving", "Leaving", "0.000001"),
                model("evil/markup", "Markup", "0.000001"));
        service = PackagedService.start(
                Path.of("target", "page-history-it.log"), HUB.settings(Map.of("catalog.admin-token", TOKEN)));
        await().atMost(PATIENCE)
                .until(() -> service.status(service.uri("/v1/catalog/models/acme/leaving?gateway=openrouter")) == 200);
        list = list(
                model("acme/steady", "Steady", "0.0000006"),
                model("acme/arriving", "Arriving", "0.000003")
                        .put(
                                "expiration_date",
                                LocalDate.now(ZoneOffset.UTC).plusDays(10).toString()),
                model("evil/markup", HOSTILE.substring(0, 40), "0.000001"));
        refresh();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        service.close();
        HUB.close();
    }

    @BeforeEach
    void open() {
        use(new Browser.NewContextOptions());
    }

    @AfterEach
    void theConsoleSaysNothing() {
        List<String> errors = tab.errors();
        tab.close();
        assertThat(errors).isEmpty();
    }

    @Test
    void aModelsPageSaysWhatChangedAndDrawsItsPrice() {
        tab.open(service.uri(STEADY));

        assertThat(timeline().filter(new Locator.FilterOptions().setHasText("Input price $0.50")))
                .containsText(Pattern.compile("→.*\\$0\\.60.*▲ \\+20%.*openrouter"));
        assertThat(page.locator(".prices svg title")).hasText("Price at openrouter over time");
        assertThat(page.locator(".prices svg desc")).containsText("$0.50, $0.60 from ");
    }

    @Test
    void whenAModelExpiresIsSaidBesideItsName() {
        tab.open(service.uri("/model/acme/arriving?gateway=openrouter"));

        assertThat(page.locator(".tags")).containsText("expires in 10 days");
    }

    @Test
    void aModelThatIsGoneIsATombstoneWithItsHistory() {
        tab.open(service.uri(GONE));

        assertThat(page.locator("main h1")).hasText("acme/leaving");
        assertThat(page.locator(".tombstone")).containsText("It is no longer listed.");
        assertThat(page.locator(".tombstone time")).hasText(Pattern.compile("\\d{4}-\\d{2}-\\d{2}, .* ago"));
        assertThat(page.locator("[role=alert]")).hasCount(0);
        assertThat(timeline().first()).containsText("Gone from its list");
        expectOnly(410);
    }

    @Test
    void whatIsNewIsFilteredAndTheAddressKeepsTheFilter() {
        tab.open(service.uri(NEWS));
        assertThat(models()).hasText(new String[] {"acme/steady", "acme/arriving", "evil/markup", "acme/leaving"});
        assertThat(news().filter(new Locator.FilterOptions().setHasText("evil/markup")))
                .containsText("<img src=x onerror=");
        assertThat(page.locator("main img")).hasCount(0);
        assertThat(page.locator(".imminent")).containsText("acme/arriving expires in 10 days");

        kind("Gone").click();
        assertThat(models()).hasText(new String[] {"acme/leaving"});
        assertThat(page).hasURL(Pattern.compile(".*kind=gone.*"));

        kind("Price").click();
        assertThat(models()).hasText(new String[] {"acme/steady"});
        page.reload();
        assertThat(models()).hasText(new String[] {"acme/steady"});
        assertThat(kind("Price")).hasAttribute("aria-pressed", "true");

        page.getByLabel("Gateway").selectOption("hug");
        assertThat(page.locator(".nothing")).hasText("No such change is known yet.");
        assertThat(page).hasURL(Pattern.compile(".*gateway=hug.*"));
    }

    @Test
    void aFeedReaderFindsTheFeed() {
        tab.open(service.uri(NEWS + "&kind=gone"));

        for (Locator link : List.of(page.locator("head link[rel=alternate]"), page.getByText("Atom feed"))) {
            String feed = service.get(service.uri(link.getAttribute("href")))
                    .orElseThrow()
                    .body();
            assertThat(feed).contains("<feed", "acme/leaving");
        }
    }

    @Test
    void daysOfTheCatalogAreDrawn() {
        tab.open(service.uri(CHARTS));
        assertThat(page.getByText("Changes of two days are needed")).isVisible();

        page.route(
                HISTORY,
                route -> answer(
                        route,
                        new JsonObject().put("data", new JsonArray(days())).putNull("next_cursor")));
        tab.open(service.uri(CHARTS));

        assertThat(page.locator(".growth rect.added")).hasCount(3);
        assertThat(page.locator(".growth desc")).containsText("3 days from ");
        page.locator(".growth summary").click();
        assertThat(page.locator(".growth tbody tr td").last()).hasText("1");
    }

    @Test
    void withoutHistoryThePageIsWhole() {
        page.route(HISTORY, route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));

        tab.open(service.uri(STEADY));
        assertThat(page.getByText("No change of it is known yet.")).isVisible();
        tab.open(service.uri(NEWS));
        assertThat(page.locator(".nothing")).hasText("No such change is known yet.");
        tab.open(service.uri(CHARTS));
        assertThat(page.getByText("Changes of two days are needed")).isVisible();
        assertThat(page.locator("[role=alert]")).hasCount(0);
        expectOnly(404);
    }

    @Test
    void historyHasNoSeriousBarrierAndFitsAPhone() {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            tab.close();
            use(new Browser.NewContextOptions().setColorScheme(colours).setViewportSize(390, 844));
            for (String path : List.of(STEADY, GONE, NEWS)) {
                tab.open(service.uri(path));
                assertThat(page.locator(".loading")).hasCount(0);
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isLessThanOrEqualTo(390);
                tab.isAccessible();
            }
        }
        expectOnly(410);
    }

    private void use(Browser.NewContextOptions options) {
        tab = chromium.tab(options);
        page = tab.page();
    }

    /** Browsers write the status of such answers to the console themselves. */
    private void expectOnly(int status) {
        assertThat(tab.errors()).allMatch(error -> error.contains(String.valueOf(status)));
        tab.errors().clear();
    }

    private Locator timeline() {
        return page.locator(".timeline li");
    }

    private Locator news() {
        return page.locator(".news > li");
    }

    private Locator models() {
        return page.locator(".of-model a");
    }

    private Locator kind(String title) {
        return page.locator(".filter-row .tabs button", new Page.LocatorOptions().setHasText(title));
    }

    private static void answer(Route route, JsonObject body) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(body.encode()));
    }

    /** A model added on each of three days; the list has three models now. */
    private static List<JsonObject> days() {
        return IntStream.range(0, 3)
                .mapToObj(days -> new JsonObject()
                        .put("at", Instant.now().minus(days, ChronoUnit.DAYS).toString())
                        .put("gateway", "openrouter")
                        .put("id", "acme/model-" + days)
                        .put("field", "added"))
                .toList();
    }

    private static JsonObject model(String id, String name, String prompt) {
        return new JsonObject()
                .put("id", id)
                .put("name", name)
                .put("created", 1_740_000_000)
                .put("context_length", 8192)
                .put(
                        "architecture",
                        new JsonObject()
                                .put("input_modalities", List.of("text"))
                                .put("output_modalities", List.of("text")))
                .put("pricing", new JsonObject().put("prompt", prompt).put("completion", "0.000002"));
    }

    private static String list(JsonObject... models) {
        return new JsonObject().put("data", new JsonArray(List.of(models))).encode();
    }

    /** Fetches OpenRouter's list again, and waits for what changed. */
    private static void refresh() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.uri("/v1/catalog/cache/refresh?gateway=openrouter"))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isLessThan(300);
        await().atMost(PATIENCE)
                .until(() -> service.status(service.uri("/v1/catalog/models/acme/arriving?gateway=openrouter")) == 200);
    }
}
