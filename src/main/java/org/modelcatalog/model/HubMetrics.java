package org.modelcatalog.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * The Hugging Face Hub's metadata of a model. Every component except the lists may be null = unknown.
 *
 * @param hubId the Hub's own key of the repository, which survives a rename
 * @param downloads of the last 30 days
 * @param downloadsAllTime since the model was created
 * @param lastModified ISO-8601, verbatim
 * @param url the model's page
 * @param contextLength tokens, from the header of the file
 * @param revision the commit that the metadata describes
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
        List<String> tags,
        String revision) {

    public HubMetrics {
        pipelineTag = Vocabulary.one(pipelineTag);
        author = Vocabulary.one(author);
        license = Vocabulary.one(license);
        libraryName = Vocabulary.one(libraryName);
        languages = Vocabulary.each(languages);
        baseModels = Vocabulary.each(baseModels);
        tags = Vocabulary.each(tags);
    }

    /** The metrics of a model whose revision is unknown. */
    public HubMetrics(
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
        this(
                hubId,
                downloads,
                likes,
                pipelineTag,
                parameters,
                gated,
                isPrivate,
                lastModified,
                author,
                url,
                contextLength,
                downloadsAllTime,
                trendingScore,
                license,
                libraryName,
                languages,
                baseModels,
                tags,
                null);
    }

    /** Returns the metrics of a model of which only the page is known. */
    public static HubMetrics unknown(String url) {
        return new HubMetrics(
                null, null, null, null, null, null, null, null, null, url, null, null, null, null, null, List.of(),
                List.of(), List.of());
    }

    /** Whether anything but the page is known. */
    public boolean known() {
        return !equals(unknown(url));
    }
}
