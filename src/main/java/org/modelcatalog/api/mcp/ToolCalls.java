package org.modelcatalog.api.mcp;

import com.fasterxml.jackson.databind.util.RawValue;
import io.quarkiverse.mcp.server.MetaKey;
import io.quarkiverse.mcp.server.RawMessage;
import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.modelcatalog.api.answer.BodyCache;
import org.modelcatalog.api.answer.Freshness;
import org.modelcatalog.api.problem.ProblemRules;

/** Turns tool calls into answers: JSON as structured content and as text beside it, or the detail of a problem. */
@Singleton
class ToolCalls {

    private static final MetaKey CACHE_STATUS = MetaKey.of("cache_status");

    private final CurrentVertxRequest current;
    private final BodyCache bodies;
    private final Clock clock;

    ToolCalls(CurrentVertxRequest current, BodyCache bodies, Clock clock) {
        this.current = current;
        this.bodies = bodies;
        this.clock = clock;
    }

    /**
     * Runs a tool.
     *
     * @param tool of its arguments and its client; a failure becomes an answer that says what to change
     */
    Uni<ToolResponse> run(RawMessage call, BiFunction<CallArguments, SocketAddress, Uni<ToolResponse>> tool) {
        return Uni.createFrom()
                .deferred(() -> tool.apply(
                        CallArguments.of(call), current.getCurrent().request().remoteAddress()))
                .onFailure()
                .recoverWithItem(
                        failure -> ToolResponse.error(ProblemRules.of(failure).getMessage()));
    }

    /**
     * Renders an answer off the event loop.
     *
     * @param freshness null = the answer is about the service itself
     */
    Uni<ToolResponse> answer(Freshness freshness, Supplier<byte[]> json) {
        return Uni.createFrom()
                .completionStage(() -> bodies.rendered(() -> new String(json.get(), StandardCharsets.UTF_8)))
                .map(text -> new ToolResponse(
                        false,
                        List.of(new TextContent(text)),
                        new RawValue(text),
                        freshness == null ? null : Map.of(CACHE_STATUS, freshness.cacheStatus(clock.instant()))));
    }
}
