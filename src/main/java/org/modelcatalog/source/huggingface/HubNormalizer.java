package org.modelcatalog.source.huggingface;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.ParameterCount;
import org.modelcatalog.model.Serving;
import org.modelcatalog.source.ModelName;
import org.modelcatalog.source.Origins;
import org.modelcatalog.source.huggingface.format.HubTags;
import org.modelcatalog.source.huggingface.format.PromptFormat;
import org.modelcatalog.source.huggingface.format.TaskModalities;

/** From the Hub's records to catalog rows. Pure: the same records give the same rows. */
final class HubNormalizer {

    static final String SITE = "https://huggingface.co/";

    /** The rule by which a context is that of the file. */
    static final String FILE_CONTEXT = "gguf.context_length";

    /** The Hub, as origins name it. */
    static final String HUB = "hub";

    private final ParameterCounting counting;
    private final Instant at;

    /**
     * @param known records among which base models are looked for
     * @param at when the records were asked for
     */
    HubNormalizer(List<HubRecord> known, Instant at) {
        Map<String, HubRecord> byId = known.stream()
                .collect(
                        Collectors.toMap(record -> ModelId.key(record.id()), Function.identity(), (one, other) -> one));
        this.counting = new ParameterCounting(id -> byId.get(ModelId.key(id)));
        this.at = at;
    }

    /** One row a record, in the same order; records may refer to each other as base models. */
    static List<Model> normalize(List<HubRecord> records, Instant at) {
        var normalizer = new HubNormalizer(records, at);
        return records.stream().map(record -> normalizer.row(record, List.of())).toList();
    }

    /** @param aliases other ids of the same model */
    Model row(HubRecord record, List<String> aliases) {
        var origins = new Origins(HUB, at);
        var serving = new Serving(record.offers());
        Long stated = origins.note(ModelField.CONTEXT_LENGTH, record.ggufContextLength(), FILE_CONTEXT);
        ServingOrigins.note(origins, serving);
        String owner = ModelId.owner(record.id());
        return new Model(
                record.id(),
                record.id(),
                record.id(),
                aliases,
                ModelName.of(record.id()),
                owner != null ? owner : record.author(),
                SITE + record.id(),
                List.of(HubClient.GATEWAY),
                origins.note(ModelField.CREATED, record.createdAt(), "createdAt"),
                origins.note(ModelField.DESCRIPTION, record.description(), "cardData.description"),
                serving.contextLength().orElse(stated),
                architecture(record, origins),
                serving,
                metrics(record, origins),
                origins.noted());
    }

    private Architecture architecture(HubRecord record, Origins origins) {
        Architecture task = TaskModalities.of(record.pipelineTag());
        PromptFormat format = record.promptFormat();
        origins.note(ModelField.MODALITY, task.modality(), "pipeline_tag");
        return new Architecture(
                task.inputs(),
                task.outputs(),
                origins.note(ModelField.TOKENIZER, format.tokenizer(), format.tokenizerRule()),
                origins.note(ModelField.INSTRUCT_TYPE, format.instructType(), format.instructRule()));
    }

    private HubMetrics metrics(HubRecord record, Origins origins) {
        ParameterCount parameters = counting.of(record);
        return new HubMetrics(
                record.hubId(),
                origins.note(ModelField.DOWNLOADS, record.downloads(), "downloads"),
                origins.note(ModelField.LIKES, record.likes(), "likes"),
                record.pipelineTag(),
                origins.note(
                        ModelField.NUM_PARAMETERS,
                        parameters,
                        parameters == null ? null : parameters.rule().label()),
                record.gated(),
                record.isPrivate(),
                origins.note(ModelField.LAST_MODIFIED, record.lastModified(), "lastModified"),
                record.author(),
                SITE + record.id(),
                record.ggufContextLength(),
                record.downloadsAllTime(),
                record.trendingScore(),
                origins.note(ModelField.LICENSE, HubTags.license(record.tags()), "tags"),
                origins.note(ModelField.LIBRARY_NAME, record.libraryName(), "library_name"),
                origins.note(ModelField.LANGUAGES, HubTags.languages(record.tags()), "tags"),
                origins.note(
                        ModelField.BASE_MODELS,
                        baseModels(record),
                        record.baseModels().isEmpty() ? "tags" : "baseModels"),
                origins.note(ModelField.TAGS, record.tags(), "tags"),
                record.sha());
    }

    /** Some authors name the model itself: who follows the lineage would never arrive. */
    private static List<String> baseModels(HubRecord record) {
        return record.madeFrom().stream()
                .filter(base -> !base.equalsIgnoreCase(record.id()))
                .toList();
    }
}
