package org.modelcatalog.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the Hugging Face Hub says about a model. Every component but the lists may be null = unknown.
 *
 * @param hubId the Hub's own key of the repository, which outlives a change of its name
 * @param downloads of the last 30 days
 * @param downloadsAllTime since the model exists
 * @param lastModified ISO-8601, verbatim
 * @param url the model's page
 * @param contextLength tokens, as the header of the file states it
 */
public record HubMetrics(
        String hubId,
        Long downloads,
        Long likes,
        String pipelineTag,
        ParameterCount parameters,
        Gated gated,
        Boolean isPrivate,
        String lastModified,
        String author,
        String url,
        Long contextLength,
        Long downloadsAllTime,
        BigDecimal trendingScore,
        String license,
        String libraryName,
        List<String> languages,
        List<String> baseModels,
        List<String> tags) {

    public HubMetrics {
        pipelineTag = Vocabulary.one(pipelineTag);
        author = Vocabulary.one(author);
        license = Vocabulary.one(license);
        libraryName = Vocabulary.one(libraryName);
        languages = Vocabulary.each(languages);
        baseModels = Vocabulary.each(baseModels);
        tags = Vocabulary.each(tags);
    }

    /** Of a model that is on the Hub, of which nothing is known but where. */
    public static HubMetrics unknown(String url) {
        return new HubMetrics(
                null, null, null, null, null, null, null, null, null, url, null, null, null, null, null, List.of(),
                List.of(), List.of());
    }

    /** Whether the Hub says anything of the model. */
    public boolean known() {
        return !equals(unknown(url));
    }
}
