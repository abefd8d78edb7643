package org.modelcatalog.source.declared;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.BaseNames;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.http.LinkApi;
import org.modelcatalog.source.json.Records;
import org.modelcatalog.source.list.ListClient;
import org.modelcatalog.source.list.ListClients;
import org.modelcatalog.source.list.ListSource;
import org.modelcatalog.source.list.ListedGateway;

/** A gateway that the configuration declares: a list, read by the rules of its kind. */
final class DeclaredSource extends ListSource<LinkApi> {

    private final Kind kind;
    private final String path;

    /**
     * @param path of the list, with its query; as configured, else that of the kind
     * @param endpoint as configured: a kind has no host
     */
    DeclaredSource(Gateway gateway, Kind kind, String path, URI endpoint, ListClients clients) {
        super(
                gateway,
                new ListedGateway<>(
                        LinkApi.class,
                        gateway.slug(),
                        gateway.label(),
                        GatewayConfig.environment(gateway.slug()),
                        endpoint,
                        kind.keyHeader(),
                        kind.keyPrefix(),
                        kind.keyRequired()),
                clients);
        this.kind = kind;
        this.path = path;
    }

    @Override
    public String scope() {
        return super.scope() + " " + kind.name() + " " + kind.digest() + " " + path;
    }

    @Override
    public BaseNames baseNames() {
        return kind.bases();
    }

    @Override
    public boolean usesHubIds() {
        return !kind.ownIds();
    }

    @Override
    protected Uni<List<Records<Model>>> pages(ListClient<LinkApi> client, GatewayConfig config, Instant start) {
        var rows = new DeclaredRows(kind, gateway().slug(), config.limit(), start);
        return new DeclaredPages(
                        client,
                        kind.paging(),
                        path,
                        rows,
                        config.limit(),
                        config.maxBodySize().asLongValue())
                .all();
    }
}
