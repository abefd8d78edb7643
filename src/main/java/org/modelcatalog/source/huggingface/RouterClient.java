package org.modelcatalog.source.huggingface;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.HuggingFaceConfig;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.http.BodyBytes;
import org.modelcatalog.source.http.Endpoint;
import org.modelcatalog.source.http.UpstreamSettings;
import org.modelcatalog.source.http.Upstreams;
import org.modelcatalog.source.json.RecordReader;
import org.modelcatalog.source.json.Records;
import org.modelcatalog.source.list.ListClient;

/** The router of Inference Providers: one list, without pages, of the chat models that anybody serves. */
@Singleton
class RouterClient {

    private static final URI PUBLIC_ROUTER = URI.create("https://router.huggingface.co");

    /** It lists some hundreds. */
    private static final int MAX_MODELS = 20_000;

    private static final RecordReader<RouterRecord> READER =
            new RecordReader<>("the router", MAX_MODELS, RouterRecord::read);

    private final HuggingFaceConfig config;
    private final ListClient<RouterApi> router;

    RouterClient(Upstreams upstreams, CatalogConfig config) {
        this.config = config.huggingface();
        Endpoint endpoint = upstreams.endpoint("HF_ROUTER_ENDPOINT", this.config.routerEndpoint(), PUBLIC_ROUTER);
        // Without headers: the router is public, and the token goes to no other host than the Hub's.
        var settings = new UpstreamSettings("router", endpoint, Map.of(), this.config, 1, 0);
        router = new ListClient<>(upstreams.client(RouterApi.class, settings), settings, "the router", "a token", null);
    }

    /** Who serves what. Always ends, by the deadline of a fetch, and never fails: what went wrong is in the answer. */
    Uni<RouterAnswer> models() {
        if (!config.inferenceProviders()) {
            return Uni.createFrom().item(RouterAnswer.NOT_ASKED);
        }
        return router.inTime(router.get(RouterApi.MODELS, RouterApi::models, RouterClient::read))
                .map(RouterAnswer::of)
                .onFailure(UpstreamException.class)
                .recoverWithItem(failure -> RouterAnswer.failed(failure));
    }

    private static Records<RouterRecord> read(BodyBytes body) {
        Records<RouterRecord> read = READER.listIn("data", body.bytes(), body.length());
        if (read.records().isEmpty()) {
            throw new UpstreamException(Reason.EMPTY, "the router listed no usable model");
        }
        return read;
    }
}
