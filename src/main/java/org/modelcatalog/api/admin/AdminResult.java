package org.modelcatalog.api.admin;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.catalog.GatewayView;
import org.modelcatalog.catalog.refresh.GatewayState;
import org.modelcatalog.source.Gateway;

/** The outcome of an admin request, and the state of the gateway afterwards. */
@RegisterForReflection
@Schema(name = "AdminResult")
public record AdminResult(
        @Schema(
                description = "published, partial or quarantined (refresh); accepted; invalidated",
                examples = "published")
        String outcome,

        @Schema(nullable = true, description = "Details of the outcome")
        String detail,

        GatewayView gateway) {

    public static AdminResult of(String outcome, String detail, Gateway gateway, GatewayState state, Instant now) {
        return new AdminResult(outcome, detail, GatewayView.of(gateway, state, now));
    }
}
