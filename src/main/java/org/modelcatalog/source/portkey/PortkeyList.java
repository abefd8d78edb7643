package org.modelcatalog.source.portkey;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.json.RecordReader;
import org.modelcatalog.source.json.Records;
import org.modelcatalog.source.list.ListClient;
import org.modelcatalog.source.list.ListedGateway;

/**
 * Portkey's list, which is the account's own and needs its key, or some of it, as the catalog of a gateway.
 *
 * @param wanted which of Portkey's ids
 */
record PortkeyList(Gateway gateway, Predicate<String> wanted) {

    static final String SLUG = "portkey";
    static final String LABEL = "Portkey";
    static final ListedGateway<PortkeyApi> LISTED = new ListedGateway<>(
            PortkeyApi.class,
            SLUG,
            LABEL,
            "PORTKEY",
            URI.create("https://api.portkey.ai"),
            "x-portkey-api-key",
            "",
            true);

    Uni<List<Records<Model>>> pages(ListClient<PortkeyApi> client, GatewayConfig config, Instant start) {
        var reader = new RecordReader<PortkeyRecord>(LABEL, config.limit(), PortkeyRecord::read);
        return client.get(
                        PortkeyApi.MODELS,
                        PortkeyApi::models,
                        body -> reader.listIn("data", body.bytes(), body.length()))
                .map(list -> List.of(new Records<>(
                        list.records().stream()
                                .filter(model -> wanted.test(model.id()))
                                .map(model -> model.row(gateway, start))
                                .toList(),
                        list.skipped(),
                        list.envelope())));
    }
}
