package org.modelcatalog.source.huggingface;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Serving;

/** From the Hub's records to catalog rows. Pure: the same records give the same rows. */
final class HubNormalizer {

    private static final String SITE = "https://huggingface.co/";

    private HubNormalizer() {}

    /** One row a record, in the same order; records may refer to each other as base models. */
    static List<Model> normalize(List<HubRecord> records) {
        Map<String, HubRecord> byId = records.stream()
                .collect(
                        Collectors.toMap(record -> ModelId.key(record.id()), Function.identity(), (one, other) -> one));
        var counting = new ParameterCounting(id -> byId.get(ModelId.key(id)));
        return records.stream().map(record -> row(record, counting)).toList();
    }

    private static Model row(HubRecord record, ParameterCounting counting) {
        var serving = new Serving(record.providers());
        String owner = ModelId.owner(record.id());
        return new Model(
                record.id(),
                record.id(),
                ModelName.of(record.id()),
                owner != null ? owner : record.author(),
                SITE + record.id(),
                HubClient.GATEWAY,
                record.createdAt(),
                record.description() != null ? record.description() : "Hugging Face model: " + record.id(),
                serving.contextLength().orElse(record.ggufContextLength()),
                TaskModalities.of(record.pipelineTag()),
                serving,
                metrics(record, counting));
    }

    private static HubMetrics metrics(HubRecord record, ParameterCounting counting) {
        return new HubMetrics(
                record.downloads(),
                record.likes(),
                record.pipelineTag(),
                counting.of(record),
                record.gated(),
                record.isPrivate(),
                record.lastModified(),
                record.author(),
                SITE + record.id(),
                record.downloadsAllTime(),
                record.trendingScore(),
                HubTags.license(record.tags()),
                record.libraryName(),
                HubTags.languages(record.tags()),
                HubTags.baseModels(record.tags()),
                record.tags());
    }
}
