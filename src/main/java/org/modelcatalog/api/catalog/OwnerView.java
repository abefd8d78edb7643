package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.query.Owner;
import org.modelcatalog.source.Gateway;

/** An owner: a publisher of models. */
@RegisterForReflection
@Schema(name = "Owner")
public record OwnerView(
        @Schema(examples = "acme-ai") String slug,

        @Schema(
                nullable = true,
                examples = "https://huggingface.co/acme-ai",
                description = "Only for owners on the Hub")
        String siteUrl,

        @Schema(nullable = true, description = "null = the source names no logo")
        String logoUrl,

        String sourceGateway,
        List<String> sourceGateways,
        int modelCount) {

    public static OwnerView of(Gateway gateway, Owner owner) {
        return new OwnerView(
                owner.slug(),
                owner.onHub() ? "https://huggingface.co/" + owner.slug() : null,
                null,
                gateway.slug(),
                owner.gateways(),
                owner.modelCount());
    }
}
