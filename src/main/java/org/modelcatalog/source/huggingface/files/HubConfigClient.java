package org.modelcatalog.source.huggingface.files;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.time.Duration;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.ConfigFile;
import org.modelcatalog.source.ConfigFile.Outcome;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.http.BodyBytes;
import org.modelcatalog.source.http.RequestPurpose;
import org.modelcatalog.source.http.UpstreamClient;
import org.modelcatalog.source.http.UpstreamRequest;
import org.modelcatalog.source.http.UpstreamResponse;
import org.modelcatalog.source.http.UpstreamSettings;
import org.modelcatalog.source.http.Upstreams;
import org.modelcatalog.source.huggingface.format.ConfigContext;
import org.modelcatalog.source.json.RecordReader;

/**
 * Asks the Hub for models' {@code config.json}. The Hub counts files apart from its API, and so does this client: its
 * quota, circuit and connections are its own, and no walk waits for a file.
 */
final class HubConfigClient {

    /** Requests at once. */
    static final int CONCURRENCY = 4;

    private static final long MAX_SIZE = 1024 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** The Hub redirects from the file to its own cache, elsewhere on the same host. */
    private static final String ANYWHERE = "/";

    /** Python writes Infinity, for example as the limit of a time step. */
    private static final ObjectReader JSON = RecordReader.JSON.with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);

    private final UpstreamClient<HubFilesApi> upstream;
    private final Duration timeout;
    private final long maxSize;

    HubConfigClient(Upstreams upstreams, CatalogConfig config) {
        UpstreamSettings settings = HubSettings.files(CONCURRENCY, upstreams, config.huggingface());
        Duration configured = settings.limits().requestTimeout();
        timeout = configured.compareTo(LONGEST) < 0 ? configured : LONGEST;
        maxSize = Math.min(MAX_SIZE, settings.limits().maxBodySize().asLongValue());
        upstream = upstreams.client(HubFilesApi.class, settings);
    }

    /** Whether a token is sent. */
    boolean withToken() {
        return upstream.authenticated();
    }

    /**
     * Asks for one file, once.
     *
     * @param id an id that {@link org.modelcatalog.model.ModelId#isValid} accepts
     * @param revision a commit, in hexadecimal digits
     * @return fails with {@link UpstreamException} when the answer may be another the next time
     */
    Uni<ConfigFile> config(String id, String revision) {
        var request = new UpstreamRequest<HubFilesApi>(
                hub -> hub.config(id, revision), ANYWHERE, RequestPurpose.WALK, timeout, maxSize);
        return upstream.get(request).flatMap(response -> switch (response.status()) {
            case 200 ->
                response.body()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(body -> new ConfigFile(revision, Outcome.FOUND, ConfigContext.of(json(body))));
            case 403 -> Uni.createFrom().item(gated(revision));
            default ->
                HubStatus.isMissing(response)
                        .flatMap(refused -> refused
                                ? Uni.createFrom().item(refused(response, revision))
                                : Uni.createFrom().failure(upstream.failure("the Hub", "HF_TOKEN", response)));
        });
    }

    private ConfigFile refused(UpstreamResponse response, String revision) {
        return response.status() == 401 ? gated(revision) : new ConfigFile(revision, Outcome.MISSING, null);
    }

    private ConfigFile gated(String revision) {
        return new ConfigFile(revision, withToken() ? Outcome.GATED : Outcome.GATED_WITHOUT_TOKEN, null);
    }

    private static JsonNode json(BodyBytes body) {
        try {
            JsonNode json = JSON.readTree(body.bytes(), 0, body.length());
            if (json.isObject()) {
                return json;
            }
        } catch (IOException | RuntimeException e) {
            // the same as no object; Jackson leaves some numbers to BigDecimal, which throws what it likes
        }
        throw new UpstreamException(Reason.MALFORMED, "the Hub sent a config.json that is not a JSON object");
    }
}
