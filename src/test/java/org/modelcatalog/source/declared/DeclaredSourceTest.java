package org.modelcatalog.source.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.StubEndpoints;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.TestUpstreams;

/** A declared gateway over real connections: its key, its pages, its faults. */
@QuarkusTest
class DeclaredSourceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String KEY = "acme-secret";
    private static final String BELOW = "/catalog_gateways_acme";
    private static final String LIST = "{path: '/list?all=1', records: data, id: id";

    @AutoClose
    private final StubHub stub = StubHub.withModels(1);

    @TempDir
    Path folder;

    @Test
    void theKeyIsABearerToken() {
        answer(request -> list("ant"));

        fetch(LIST + "}", Map.of(".api-key", KEY));

        assertThat(stub.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.uri()).isEqualTo(BELOW + "/list?all=1");
            assertThat(asked.authorization()).isEqualTo("Bearer " + KEY);
        });
    }

    @Test
    void theKeyIsSentAsTheKindSays() {
        var keys = new CopyOnWriteArrayList<String>();
        stub.misbehave(request -> true, request -> {
            keys.add(request.getHeader("X-Own-Key") + " " + request.getHeader("Authorization"));
            request.response().end(list("ant"));
        });

        fetch(LIST + ", key: {header: X-Own-Key, prefix: 'Key '}}", Map.of(".api-key", KEY));

        assertThat(keys).containsExactly("Key " + KEY + " null");
    }

    @Test
    void withoutAKeyThatTheKindRequiresNothingIsAskedAndTheSettingIsNamed() {
        UpstreamException failure = failure(LIST + ", key: {required: true}}", Map.of());

        assertThat(failure.reason()).isEqualTo(Reason.NOT_CONFIGURED);
        assertThat(failure).hasMessage("acme needs an API key; set CATALOG_GATEWAYS_ACME_API_KEY");
        assertThat(stub.asked()).isEmpty();
    }

    @Test
    void theKeyDoesNotFollowARedirectToAnotherHost() {
        try (StubHub other = StubHub.withModels(1)) {
            stub.misbehave(
                    request -> true,
                    request -> request.response()
                            .setStatusCode(307)
                            .putHeader("Location", other.uri() + BELOW + "/list")
                            .end());

            assertThat(failure(LIST + "}", Map.of(".api-key", KEY)).reason()).isEqualTo(Reason.FOREIGN_URL);
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void theListMayBeAtAnotherPathThanThatOfItsKind() {
        answer(request -> list("ant"));

        fetch(LIST + "}", Map.of(".path", "/public/v1/models?format=openrouter"));

        assertThat(asked()).containsExactly("/public/v1/models?format=openrouter");
    }

    @Test
    void pagesAreNumbered() {
        answer(request -> switch (String.valueOf(request.getParam("p"))) {
            case "null" -> list("a", "b");
            case "2" -> list("c", "d");
            default -> list("e");
        });

        assertThat(ids(fetch(LIST + ", paging: {by: page, parameter: p, size: {parameter: n, value: 2}}}", Map.of())))
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(asked()).containsExactly("/list?all=1&n=2", "/list?all=1&n=2&p=2", "/list?all=1&n=2&p=3");
    }

    @Test
    void pagesBeginBehindSoManyRecords() {
        answer(request -> "2".equals(request.getParam("skip")) ? list("c") : list("a", "b"));

        assertThat(ids(fetch(
                        LIST + ", paging: {by: offset, parameter: skip, size: {parameter: n, value: 2}}}", Map.of())))
                .containsExactly("a", "b", "c");
        assertThat(asked()).containsExactly("/list?all=1&n=2", "/list?all=1&n=2&skip=2");
    }

    @Test
    void pagesFollowACursor() {
        answer(request -> "a&b ü".equals(request.getParam("after"))
                ? "{\"data\":[{\"id\":\"b\"}],\"page\":{\"last\":\"b\",\"more\":false}}"
                : "{\"data\":[{\"id\":\"a\"}],\"page\":{\"last\":\"a&b ü\",\"more\":true}}");

        assertThat(ids(fetch(
                        LIST + ", paging: {by: cursor, parameter: after, next: page.last, more: page.more}}",
                        Map.of())))
                .containsExactly("a", "b");
        assertThat(asked()).containsExactly("/list?all=1", "/list?all=1&after=a%26b%20%C3%BC");
    }

    @Test
    void pagesFollowLinks() {
        stub.misbehave(request -> true, request -> {
            boolean first = request.getParam("cursor") == null;
            if (first) {
                request.response().putHeader("Link", "<" + stub.uri() + BELOW + "/list?cursor=2>; rel=\"next\"");
            }
            request.response().end(first ? list("a") : list("b"));
        });

        assertThat(ids(fetch(LIST + ", paging: {by: link}}", Map.of()))).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({"http://other.example/list?c=2", "/other?c=2", "//other.example/list"})
    void aLinkThatLeavesTheListIsNotFollowed(String link) {
        stub.misbehave(
                request -> true,
                request -> request.response()
                        .putHeader("Link", "<" + link + ">; rel=next")
                        .end(list("a")));

        assertThat(failure(LIST + ", paging: {by: link}}", Map.of()).reason()).isEqualTo(Reason.FOREIGN_URL);
        assertThat(stub.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"page", "offset"})
    void anUpstreamThatDoesNotKnowPagesIsAskedForOneMore(String by) {
        answer(request -> list("a", "b"));

        FetchedModels fetched = fetch(LIST + ", paging: {by: " + by + ", parameter: p}}", Map.of());

        assertThat(ids(fetched)).containsExactly("a", "b");
        assertThat(fetched.skipped()).isEmpty();
        assertThat(stub.asked()).hasSize(2);
    }

    @Test
    void aPageWithoutAUsableRecordIsNotTheEnd() {
        answer(request -> switch (String.valueOf(request.getParam("p"))) {
            case "null" -> list("a");
            case "2" -> "{\"data\":[{\"name\":\"no id\"},7]}";
            case "3" -> list("c");
            default -> "{\"data\":[]}";
        });

        FetchedModels fetched = fetch(LIST + ", paging: {by: page, parameter: p}}", Map.of());

        assertThat(ids(fetched)).containsExactly("a", "c");
        assertThat(fetched.skipped()).isEqualTo(Map.of("no_id", 1, "not_an_object", 1));
    }

    @Test
    void aCursorThatGoesRoundInACircleEnds() {
        answer(request -> "{\"data\":[{\"id\":\"a\"}],\"next\":\"again\"}");

        fetch(LIST + ", paging: {by: cursor, parameter: after, next: next}}", Map.of());

        assertThat(stub.asked()).hasSize(2);
    }

    @Test
    void aListWithoutEndIsNotReadToItsEnd() {
        answer(request -> list("a" + stub.asked().size()));

        UpstreamException failure =
                failure(LIST + ", paging: {by: page, parameter: p}}", Map.of(".deadline", "60S", ".limit", "100000"));

        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void noMorePagesAreAskedForThanModelsAreWanted() {
        answer(request -> list("a" + stub.asked().size()));

        FetchedModels fetched = fetch(LIST + ", paging: {by: page, parameter: p}}", Map.of(".limit", "3"));

        assertThat(fetched.models()).hasSize(3);
        assertThat(stub.asked()).hasSize(3);
    }

    @Test
    void anEmptyListIsAFailureAndNoEmptyCatalog() {
        answer(request -> "{\"data\":[]}");

        assertThat(failure(LIST + "}", Map.of()).reason()).isEqualTo(Reason.EMPTY);
    }

    @Test
    void theOperatorSaysWhatIsShown() {
        answer(request -> list("acme/ant", "acme/bee-preview", "zoo/cat"));

        FetchedModels fetched = fetch(LIST + "}", Map.of(".include", "acme/*", ".exclude", "*-preview,*:free"));

        assertThat(ids(fetched)).containsExactly("acme/ant");
        assertThat(fetched.skipped()).isEqualTo(Map.of("not_shown", 2));
    }

    @Test
    void aPolicyThatLetsNothingThroughIsNamed() {
        answer(request -> list("acme/ant"));

        UpstreamException failure = failure(LIST + "}", Map.of(".include", "bee/*"));

        assertThat(failure.reason()).isEqualTo(Reason.EMPTY);
        assertThat(failure).hasMessageContaining("INCLUDE").hasMessageContaining("EXCLUDE");
    }

    @Test
    void whatIsFetchedDependsOnKindPathAndPolicy() {
        Stream<String> scopes = Stream.of(
                        scope(LIST + "}", Map.of()),
                        scope(LIST + ", name: name}", Map.of()),
                        scope(LIST + "}", Map.of(".path", "/other")),
                        scope(LIST + "}", Map.of(".exclude", "a*")),
                        scope(LIST + "}", Map.of(".include", "a*")))
                .distinct();

        assertThat(scopes).hasSize(5);
    }

    private String scope(String kind, Map<String, String> settings) {
        try (var test = upstreams(kind, settings)) {
            return source(test).scope();
        }
    }

    private FetchedModels fetch(String kind, Map<String, String> settings) {
        try (var test = upstreams(kind, settings)) {
            return succeeds(source(test).fetch(FetchedModels.NONE));
        }
    }

    private UpstreamException failure(String kind, Map<String, String> settings) {
        try (var test = upstreams(kind, settings)) {
            return fails(source(test).fetch(FetchedModels.NONE));
        }
    }

    private static ModelSource source(TestUpstreams test) {
        return new DeclaredGateways(test.config, new StubEndpoints(URI.create("http://127.0.0.1")), test.lists)
                .sources()
                .get(0);
    }

    private TestUpstreams upstreams(String kind, Map<String, String> settings) {
        try {
            Files.writeString(folder.resolve("mine.yaml"), kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var all = new HashMap<>(
                Map.of(".kind", "mine", ".endpoint", stub.uri().toString(), "kinds-dir", folder.toString()));
        all.putAll(settings);
        return new TestUpstreams(stub, "acme", all, NOW);
    }

    private void answer(Function<HttpServerRequest, String> body) {
        stub.misbehave(request -> true, request -> request.response().end(body.apply(request)));
    }

    private List<String> asked() {
        return stub.asked().stream()
                .map(request -> request.uri().replace(BELOW, ""))
                .toList();
    }

    private static String list(String... ids) {
        return Stream.of(ids)
                .map(id -> "{\"id\":\"" + id + "\"}")
                .collect(Collectors.joining(",", "{\"data\":[", "]}"));
    }

    private static List<String> ids(FetchedModels fetched) {
        return fetched.models().stream().map(Model::id).toList();
    }
}
