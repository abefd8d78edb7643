package org.modelcatalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packaged service with a stored catalog of one size; runs requests one after another and checks every response. */
final class GrownCatalog implements AutoCloseable {

    private static final String LIST = "/v1/catalog/models?";
    private static final int PAGE = 50;
    private static final int HITS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final UnseenQuestions questions;
    private final Path log;
    private final int port;
    private final int models;
    private final double ready;
    final Process process;

    /** Starts the service with these settings and waits until it is ready. */
    GrownCatalog(Variant variant, Map<String, String> settings, int models) throws IOException, InterruptedException {
        this.questions = new UnseenQuestions(models);
        this.log = Path.of("target", "growth-" + models + ".log");
        this.port = Variant.freePort();
        this.models = models;
        long began = System.nanoTime();
        process = variant.run(port, settings, log);
        Variant.until(port + 1, "/q/health/ready");
        ready = millis(began);
        hot();
    }

    /** A check of a response, and its duration. */
    private record Answer(JsonNode json, double millis) {}

    int models() {
        return models;
    }

    /** Milliseconds from the start of the process. */
    double ready() {
        return ready;
    }

    String uri(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Requests the same page repeatedly; returns its bytes. */
    String hot() throws IOException, InterruptedException {
        checkPage(ask(LIST + "limit=" + PAGE), models, 0);
        return uri(LIST + "limit=" + PAGE);
    }

    /** Requests the first sorted list and the first search, which build the indexes; returns milliseconds. */
    String first() throws IOException, InterruptedException {
        Answer list = ask(LIST + "limit=" + PAGE + "&sort=name");
        checkPage(list, models, 0);
        return "%.0f | %.0f"
                .formatted(
                        list.millis(), ask("/v1/catalog/models/search?q=family").millis());
    }

    /** Requests pages of filtered and sorted lists, and facets under the same filters, which must count as many models. */
    void filters(int count, Stream.Builder<Double> pages, Stream.Builder<Double> facets)
            throws IOException, InterruptedException {
        List<String> filters = questions.filters(count);
        List<Integer> totals = new ArrayList<>();
        for (String filter : filters) {
            String page = questions.page(PAGE);
            Answer answer = ask(LIST + filter + '&' + page);
            int total = answer.json().get("total").intValue();
            checkPage(answer, total, Integer.parseInt(page.replaceAll(".*offset=([0-9]+).*", "$1")));
            totals.add(total);
            pages.add(answer.millis());
        }
        for (int filter = 0; filter < count; filter++) {
            Answer answer = ask("/v1/catalog/facets?" + filters.get(filter));
            check(answer.json().get("total").intValue() == totals.get(filter), "facets count otherwise than a list");
            facets.add(answer.millis());
        }
    }

    /** Requests the first hits of searches. */
    void searches(int count, Stream.Builder<Double> searches) throws IOException, InterruptedException {
        for (String words : questions.searches(count)) {
            Answer answer = ask("/v1/catalog/models/search?q=" + words);
            JsonNode meta = answer.json().get("meta");
            check(
                    answer.json().get("data").size()
                            == Math.min(HITS, meta.get("total").intValue()),
                    "a search without its hits");
            searches.add(answer.millis());
        }
    }

    /** Refreshes everything by the admin route; returns status and seconds. */
    String refresh(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri("/v1/catalog/cache/refresh")))
                .POST(BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofMinutes(2))
                .build();
        long began = System.nanoTime();
        String status;
        try {
            status = "" + client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            status = "no answer";
        }
        return "%s | %.1f".formatted(status, millis(began) / 1000);
    }

    /** Reports memory and health after a heavy operation. */
    String after() throws IOException, InterruptedException {
        String page;
        try {
            hot();
            page = "200";
        } catch (IOException | IllegalStateException failure) {
            page = failure.toString();
        }
        boolean tooMuch = Files.readString(log).contains("OutOfMemoryError");
        return "%s | %s | %s"
                .formatted(process.isAlive() ? Variant.peak(process) : "gone", tooMuch ? "yes" : "no", page);
    }

    private Answer ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri(path)))
                .timeout(Duration.ofSeconds(60))
                .build();
        long began = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        double took = millis(began);
        check(answer.statusCode() == 200, path + " answered " + answer.statusCode());
        return new Answer(JSON.readTree(answer.body()), took);
    }

    private static void checkPage(Answer answer, int total, int offset) {
        check(answer.json().get("total").intValue() == total, "a list of another length");
        check(
                answer.json().get("data").size() == Math.min(PAGE, Math.max(0, total - offset)),
                "a page with other than its rows");
    }

    private static void check(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static double millis(long began) {
        return (System.nanoTime() - began) / 1e6;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
