package org.modelcatalog.source.huggingface.files;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Origin;
import org.modelcatalog.source.ConfigFile;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.http.Upstreams;

/**
 * The {@code config.json} of models, each asked for once at each revision. They come in the background and one by one, so
 * what they say is part of the fetch that follows, and of the same fetch once it is {@link #completed}.
 */
@Singleton
public class HubConfigs {

    /** The rule by which a context is that of the configuration. */
    private static final String CONFIG_CONTEXT = "config.json";

    /** The Hub, as origins name it. */
    private static final String HUB = "hub";

    /** What is not in by then waits for the next fetch. */
    private static final Duration LONGEST = Duration.ofMinutes(9);

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final HubConfigClient client;
    private final boolean enabled;

    /** By key of the id, with those of a completion that has not ended. */
    private final Map<String, ConfigFile> remembered = new ConcurrentHashMap<>();

    public HubConfigs(Upstreams upstreams, CatalogConfig config) {
        this.client = new HubConfigClient(upstreams, config);
        this.enabled = config.huggingface().configs();
    }

    /** The fetch with what is known of its models' files. What is known of other models or revisions is forgotten. */
    public FetchedModels known(FetchedModels fetched, FetchedModels earlier) {
        if (!enabled) {
            return fetched;
        }
        Map<String, ConfigFile> known = known(fetched.models(), earlier);
        remembered.keySet().retainAll(known.keySet());
        remembered.putAll(known);
        return with(fetched, known);
    }

    /** The fetch when every file has been asked for, or no more can be. Never fails. */
    public Uni<FetchedModels> completed(FetchedModels fetched) {
        List<Model> unknown = !enabled
                ? List.of()
                : fetched.models().stream()
                        .filter(HubConfigs::hasConfig)
                        .filter(model -> !fetched.configs().containsKey(ModelId.key(model.id())))
                        .toList();
        if (unknown.isEmpty()) {
            return Uni.createFrom().item(fetched);
        }
        var reading = new ConfigReading(client, unknown.size(), remembered::put);
        return Multi.createFrom()
                .iterable(unknown)
                .onItem()
                .transformToUni(reading::read)
                .merge(HubConfigClient.CONCURRENCY)
                .onItem()
                .ignoreAsUni()
                .ifNoItem()
                .after(LONGEST)
                .recoverWithItem(() -> null)
                .invoke(reading::log)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(over -> with(fetched, known(fetched.models(), fetched)));
    }

    private Map<String, ConfigFile> known(List<Model> models, FetchedModels earlier) {
        Map<String, ConfigFile> known = new HashMap<>();
        models.stream().filter(HubConfigs::hasConfig).forEach(model -> {
            String key = ModelId.key(model.id());
            Stream.of(remembered, earlier.configs())
                    .map(files -> files.get(key))
                    .filter(file -> file != null && file.answers(revision(model), client.withToken()))
                    .findFirst()
                    .ifPresent(file -> known.put(key, file));
        });
        return known;
    }

    /** Whether the file can be asked for, and no other file of the model states the context. */
    private static boolean hasConfig(Model model) {
        Origin stated = model.origins().get(ModelField.NATIVE_CONTEXT);
        String revision = revision(model);
        return revision != null
                && (stated == null || stated.rule().equals(CONFIG_CONTEXT))
                && COMMIT.matcher(revision).matches()
                && ModelId.isValid(model.id());
    }

    /** The commit whose files are asked for; null = unknown. */
    static String revision(Model model) {
        return model.hub() == null ? null : model.hub().weights().revision();
    }

    private static FetchedModels with(FetchedModels fetched, Map<String, ConfigFile> known) {
        if (known.equals(fetched.configs())) {
            return fetched;
        }
        List<Model> models = fetched.models().stream()
                .map(model -> with(model, known.get(ModelId.key(model.id())), fetched))
                .toList();
        return fetched.with(models, known);
    }

    private static Model with(Model model, ConfigFile file, FetchedModels fetched) {
        if (file == null || file.context() == null || model.nativeContext() != null) {
            return model;
        }
        var origin = new Origin(HUB, CONFIG_CONTEXT, fetched.fetchedAt());
        Map<ModelField, Origin> origins = new EnumMap<>(ModelField.class);
        origins.putAll(model.origins());
        origins.put(ModelField.NATIVE_CONTEXT, origin);
        origins.putIfAbsent(ModelField.CONTEXT_LENGTH, origin);
        return model.with(model.hub().withNativeContext(file.context()), origins);
    }
}
