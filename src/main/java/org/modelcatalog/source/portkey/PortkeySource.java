package org.modelcatalog.source.portkey;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.json.RecordReader;
import org.modelcatalog.source.json.Records;
import org.modelcatalog.source.json.TolerantJson;
import org.modelcatalog.source.list.ListClient;
import org.modelcatalog.source.list.ListClients;
import org.modelcatalog.source.list.ListSource;
import org.modelcatalog.source.list.ListedGateway;

/** The gateway {@code portkey}: Portkey's list, which is the account's own and needs its key. */
@Singleton
class PortkeySource extends ListSource<PortkeyApi> {

    static final String SLUG = "portkey";

    private static final String LABEL = "Portkey";
    private static final URI SERVICE = URI.create("https://api.portkey.ai");
    private static final ListedGateway<PortkeyApi> LISTED =
            new ListedGateway<>(PortkeyApi.class, SLUG, LABEL, "PORTKEY", SERVICE, "x-portkey-api-key", "", true);

    @Inject
    PortkeySource(ListClients clients) {
        this(new Gateway(SLUG, LABEL, "Portkey catalog", List.of()), clients);
    }

    /** The list, or some of it, as the catalog of that gateway. */
    PortkeySource(Gateway gateway, ListClients clients) {
        super(gateway, LISTED, clients);
    }

    /** Whether a model of that id is in this catalog. */
    boolean lists(String id) {
        return true;
    }

    /** Of a list that Portkey passes on, the provider whose it is. */
    private static String provider(Records<?> list) {
        String provider = TolerantJson.text(list.envelope(), "provider");
        return provider == null ? SLUG : provider;
    }

    @Override
    protected Uni<List<Records<Model>>> pages(ListClient<PortkeyApi> client, GatewayConfig config, Instant start) {
        var reader = new RecordReader<PortkeyRecord>(LABEL, config.limit(), PortkeyRecord::read);
        return client.get(
                        PortkeyApi.MODELS,
                        PortkeyApi::models,
                        body -> reader.listIn("data", body.bytes(), body.length()))
                .map(list -> List.of(new Records<>(
                        list.records().stream()
                                .filter(model -> lists(model.id()))
                                .map(model -> model.row(gateway(), provider(list), start))
                                .toList(),
                        list.skipped(),
                        list.envelope())));
    }
}
