package org.modelcatalog.source.portkey;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.json.Records;
import org.modelcatalog.source.list.ListClient;
import org.modelcatalog.source.list.ListClients;
import org.modelcatalog.source.list.ListSource;

/** The gateway {@code portkey}. */
@Singleton
class PortkeySource extends ListSource<PortkeyApi> {

    private static final Gateway GATEWAY =
            new Gateway(PortkeyList.SLUG, PortkeyList.LABEL, "Portkey catalog", List.of());

    PortkeySource(ListClients clients) {
        super(GATEWAY, PortkeyList.LISTED, clients);
    }

    @Override
    protected Uni<List<Records<Model>>> pages(ListClient<PortkeyApi> client, GatewayConfig config, Instant start) {
        return new PortkeyList(GATEWAY, id -> true).pages(client, config, start);
    }
}
