package org.modelcatalog.packaged;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/** The page of the packaged service in a browser, on the sample upstreams. */
class PageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODEL = "/v1/catalog/models?gateway=all&servable=true&limit=2";

    private static final StubHub HUB = StubHub.withModels(600);
    private static PackagedService service;
    private static Chromium chromium;

    private Chromium.Tab tab;
    private Page page;

    @BeforeAll
    static void start() {
        HostileModel.listAt(HUB);
        service = PackagedService.start(Path.of("target", "page-it.log"), HUB.settings(Map.of()));
        await().atMost(PATIENCE).until(() -> service.status(service.uri(MODEL)) == 200);
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
        use(new Browser.NewContextOptions().setAcceptDownloads(true));
    }

    @AfterEach
    void theConsoleSaysNothing() {
        List<String> errors = tab.errors();
        tab.close();
        assertThat(errors).isEmpty();
    }

    @Test
    void showsAllGatewaysAndHowManyModelsTheyHave() throws IOException {
        tab.open(service.uri("/"));

        assertThat(page).hasURL(Pattern.compile(".*\\?gateway=all$"));
        assertThat(total()).hasText(Pattern.compile("[\\d,]+ models"));
        assertThat(number(total()))
                .isEqualTo(get("/v1/catalog/models?gateway=all&limit=1")
                        .path("total")
                        .asInt());
        assertThat(rows()).not().hasCount(0);
    }

    @Test
    void searchFollowsTyping() throws IOException {
        tab.open(service.uri("/?gateway=all"));

        search().pressSequentially("7b");

        assertThat(page).hasURL(Pattern.compile(".*q=7b.*"));
        int found =
                get("/v1/catalog/models?gateway=all&q=7b&limit=1").path("total").asInt();
        assertThat(total()).hasText(found + " models");
        assertThat(rows().first()).containsText("7B");
    }

    @Test
    void aFilterNarrowsTheListAndItsChipTakesItBack() throws IOException {
        tab.open(service.uri("/?gateway=all"));
        assertThat(rows()).not().hasCount(0);
        int all = number(total());

        page.getByLabel("Tools", new Page.GetByLabelOptions().setExact(false))
                .first()
                .check();

        assertThat(page).hasURL(Pattern.compile(".*tools=true.*"));
        Locator chip = page.locator(".chip");
        assertThat(chip).hasText(Pattern.compile(".*Tools.*yes.*"));
        int narrowed = get("/v1/catalog/models?gateway=all&tools=true&limit=1")
                .path("total")
                .asInt();
        assertThat(total()).hasText(narrowed + " models");

        chip.click();

        assertThat(chip).hasCount(0);
        assertThat(total()).hasText(String.format(Locale.ROOT, "%,d models", all));
    }

    @Test
    void countsBesideFiltersFollowTheQuery() throws IOException {
        tab.open(service.uri("/?gateway=all&tools=true"));

        int vision = -1;
        for (JsonNode value : get("/v1/catalog/facets?gateway=all&tools=true").at("/facets/vision/values")) {
            vision = value.path("value").asText().equals("true")
                    ? value.path("count").asInt()
                    : vision;
        }

        assertThat(page.locator("label.choice", new Page.LocatorOptions().setHasText(Pattern.compile("^Vision")))
                        .locator(".count"))
                .hasText(String.valueOf(Math.max(0, vision)));
    }

    @Test
    void aHeadingSortsAndTheAddressKeepsIt() throws IOException {
        tab.open(service.uri("/?gateway=all"));

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Context"))
                .first()
                .click();

        assertThat(page.locator("th[aria-sort=descending]")).containsText("Context");
        assertThat(page).hasURL(Pattern.compile(".*sort=-context.*"));
        String first = get("/v1/catalog/models?gateway=all&sort=-context&limit=1")
                .at("/data/0/id")
                .asText();
        assertThat(ids().first()).hasText(first);
    }

    @Test
    void aReloadShowsTheSameAndBackLeadsBack() {
        tab.open(service.uri("/?gateway=all"));
        assertThat(rows()).not().hasCount(0);
        String before = total().textContent();
        search().pressSequentially("7b");
        assertThat(page).hasURL(Pattern.compile(".*q=7b.*"));
        assertThat(total()).not().hasText(before);
        String narrowed = total().textContent();

        page.reload();

        assertThat(total()).hasText(narrowed);
        assertThat(search()).hasValue("7b");

        page.goBack();

        assertThat(total()).hasText(before);
        assertThat(search()).hasValue("");
    }

    @Test
    void everyRowOfALongListComesIntoView() throws IOException {
        tab.open(service.uri("/?gateway=all"));
        assertThat(rows()).not().hasCount(0);
        int all = number(total());
        String last = get("/v1/catalog/models?gateway=all&limit=1&offset=" + (all - 1))
                .at("/data/0/id")
                .asText();

        page.evaluate("document.querySelector('.scroll').scrollTop = 1e9");

        assertThat(ids().last()).hasText(last);
        assertThat(rows().count()).isLessThan(60);
    }

    @Test
    void aModelsPageSaysWhoOffersItAndWhereValuesComeFrom() throws IOException {
        JsonNode model = get(MODEL).at("/data/0");
        tab.open(service.uri("/?gateway=all&servable=true"));

        rows().first().click();

        assertThat(page.locator("main h1")).hasText(model.path("name").asText());
        assertThat(page.locator("[aria-label=Offers] tbody tr"))
                .hasCount(model.path("providers").size());
        Locator context = page.locator(".figures > div").first();
        context.locator("button").focus();
        assertThat(context.locator("[role=tooltip]")).isVisible();
        assertThat(page.locator("#call pre")).containsText("chat/completions");
    }

    @Test
    void aModelThatIsNotThereIsSaidToBeMissing() {
        tab.open(service.uri("/model/nobody/nothing?gateway=openrouter"));

        assertThat(page.locator("[role=alert]")).containsText("No model nobody/nothing");
        // browsers write the status of such an answer to the console themselves
        assertThat(tab.errors()).allMatch(error -> error.contains("404"));
        tab.errors().clear();
    }

    @Test
    void modelsAreComparedAndDifferencesMarked() {
        tab.open(service.uri("/?gateway=all&servable=true"));
        page.locator("tbody input[type=checkbox]").nth(0).check();
        page.locator("tbody input[type=checkbox]").nth(1).check();

        page.locator("a.button.primary").click();

        assertThat(page.locator(".compare thead th")).hasCount(2);
        assertThat(page.locator("tr.differing").first()).containsText("≠");
        int rows = page.locator(".compare tbody tr").count();
        page.getByLabel("Only what differs").check();
        assertThat(page.locator(".compare tbody tr:not(.differing):not(.group-row)"))
                .hasCount(0);
        assertThat(page.locator(".compare tbody tr").count()).isLessThan(rows);
    }

    @Test
    void whatIsShownIsTakenAwayAsCsv() throws IOException {
        tab.open(service.uri("/?gateway=all&tools=true"));
        assertThat(rows()).not().hasCount(0);
        int shown = number(total());
        page.getByText("Take away").click();

        Download file =
                page.waitForDownload(() -> page.getByText("Download CSV").click());

        assertThat(file.suggestedFilename()).isEqualTo("models.csv");
        assertThat(Files.readString(file.path()))
                .startsWith("id,name,owner,")
                .satisfies(text -> assertThat(text.split("\r\n")).hasSize(shown + 1));
    }

    @Test
    void darkIsWhatTheSystemSaysUntilTheReaderSaysOtherwise() {
        tab.close();
        use(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
        tab.open(service.uri("/?gateway=all"));
        assertThat(brightness()).isLessThan(60);

        page.getByLabel("Use light colours").click();

        assertThat(brightness()).isGreaterThan(200);
        page.reload();
        page.waitForSelector("main h1");
        assertThat(brightness()).isGreaterThan(200);
    }

    @Test
    void theKeyboardIsEnough() throws IOException {
        String second = get("/v1/catalog/models?gateway=all&q=7b&limit=2")
                .at("/data/1/name")
                .asText();
        tab.open(service.uri("/?gateway=all"));
        assertThat(rows()).not().hasCount(0);

        page.keyboard().press("/");
        page.keyboard().type("7b");
        assertThat(page).hasURL(Pattern.compile(".*q=7b.*"));
        assertThat(rows().nth(1)).hasText(second);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");

        assertThat(page.locator("main h1")).hasText(second);

        page.keyboard().press("Control+k");
        assertThat(search()).isFocused();
    }

    @Test
    void fitsAPhone() {
        tab.close();
        use(new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
        for (String path :
                List.of("/?gateway=all", "/charts?gateway=all", "/status", "/compare", "/docs/API", modelPath())) {
            tab.open(service.uri(path));
            assertThat(page.locator(".loading, .coming")).hasCount(0);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(390);
        }
        tab.open(service.uri("/?gateway=all"));
        Locator filters = page.locator("#filters");
        assertThat(filters).isHidden();

        page.locator("[aria-controls=filters]").click();
        assertThat(filters).isVisible();
        page.keyboard().press("Escape");
        assertThat(filters).isHidden();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?gateway=all&tools=true",
                "/charts?gateway=all",
                "/status",
                "/compare",
                "/docs/",
                "model",
                "compared"
            })
    void hasNoSeriousBarrier(String path) throws IOException {
        String address =
                switch (path) {
                    case "model" -> modelPath();
                    case "compared" ->
                        "/compare?gateway=all&ids="
                                + get(MODEL).at("/data/0/id").asText() + ","
                                + get(MODEL).at("/data/1/id").asText();
                    default -> path;
                };
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            tab.close();
            use(new Browser.NewContextOptions().setColorScheme(colours));
            tab.open(service.uri(address));
            assertThat(page.locator(".loading, .coming")).hasCount(0);
            tab.isAccessible();
        }
    }

    @Test
    void theStatusIsLive() {
        tab.open(service.uri("/status"));

        assertThat(page.locator(".gateway")).hasCount(4);
        assertThat(page.getByText("Live: changes show at once")).isVisible();
    }

    @Test
    void theDocumentsAreReadInTheBrowser() {
        tab.open(service.uri("/docs/"));
        page.locator("article a", new Page.LocatorOptions().setHasText("API.md"))
                .first()
                .click();

        assertThat(page).hasURL(Pattern.compile(".*/docs/API$"));
        assertThat(page.locator("article h1")).hasText("API reference");
        assertThat(page.locator("article table th").first()).hasText("route");
    }

    @Test
    void aHostileNameStaysText() {
        tab.open(service.uri("/?gateway=openrouter&q=onerror"));
        assertThat(rows().first()).containsText("<img src=x onerror=");
        assertThat(page.locator("img")).hasCount(0);

        for (String id : HostileModel.IDS) {
            tab.open(service.uri("/model/" + id + "?gateway=openrouter"));
            assertThat(page.locator("main h1")).hasText(HostileModel.name(id));
            assertThat(page.locator("main img, main script, main iframe")).hasCount(0);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(page.viewportSize().width);
        }
        assertThat(page.evaluate("window.hacked ?? null")).isNull();
    }

    private void use(Browser.NewContextOptions options) {
        tab = chromium.tab(options);
        page = tab.page();
    }

    private String modelPath() {
        try {
            return "/model/" + get(MODEL).at("/data/0/id").asText() + "?gateway=all";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Locator total() {
        return page.locator(".total");
    }

    private Locator rows() {
        return page.locator(".models tbody th a.name");
    }

    private Locator ids() {
        return page.locator(".models tbody th code");
    }

    private Locator search() {
        return page.locator("#search");
    }

    private static int number(Locator text) {
        return Integer.parseInt(text.textContent().replaceAll("\\D", ""));
    }

    /** Of the ground of the page, from 0 to 255. */
    private int brightness() {
        return (int) page.evaluate("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
    }

    private static JsonNode get(String path) throws IOException {
        return JSON.readTree(service.get(service.uri(path)).orElseThrow().body());
    }
}
