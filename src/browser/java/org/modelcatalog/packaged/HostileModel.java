package org.modelcatalog.packaged;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.modelcatalog.support.StubHub;

/** Models whose names and descriptions try to be more than text. */
final class HostileModel {

    private static final Map<String, String> NAMES = Map.of(
            "evil/markup", "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>",
            "evil/backwards", "\u202Egnp.exe \u202Dlevel \u2066model",
            "evil/long", "a-very-long-name-".repeat(18).substring(0, 300));

    static final List<String> IDS = NAMES.keySet().stream().sorted().toList();

    private HostileModel() {}

    static String name(String id) {
        return NAMES.get(id);
    }

    /** Makes OpenRouter list these models. */
    static void listAt(StubHub hub) {
        var rows = new JsonArray();
        IDS.forEach(id -> rows.add(new JsonObject()
                .put("id", id)
                .put("name", name(id))
                .put("created", 1_740_000_000)
                .put("description", name(id).repeat(3))
                .put("context_length", 8192)
                .put(
                        "architecture",
                        new JsonObject()
                                .put("input_modalities", List.of("text"))
                                .put("output_modalities", List.of("text")))
                .put("pricing", new JsonObject().put("prompt", "0.000001").put("completion", "0.000002"))));
        hub.misbehave(
                request -> request.path().startsWith("/openrouter/"),
                request -> request.response()
                        .end(new JsonObject().put("data", rows).encode()));
    }
}
