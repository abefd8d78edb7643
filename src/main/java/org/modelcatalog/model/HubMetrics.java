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
 * @param nativeContext tokens, as the model's own files state them
 * @param licenseName the license's own name where {@code license} is {@code other}
 * @param datasets it was trained on, as tagged
 * @param disabled whether the Hub has closed the repository
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
        Long nativeContext,
        Long downloadsAllTime,
        BigDecimal trendingScore,
        String license,
        String libraryName,
        List<String> languages,
        List<String> baseModels,
        List<String> tags,
        String licenseName,
        String licenseLink,
        List<String> datasets,
        Boolean disabled,
        Weights weights) {

    public HubMetrics {
        pipelineTag = Vocabulary.one(pipelineTag);
        author = Vocabulary.one(author);
        license = Vocabulary.one(license);
        libraryName = Vocabulary.one(libraryName);
        languages = Vocabulary.each(languages);
        baseModels = Vocabulary.each(baseModels);
        tags = Vocabulary.each(tags);
        licenseName = Vocabulary.one(licenseName);
        datasets = Vocabulary.each(datasets);
    }

    /** Returns the metrics of a model of which only the page is known. */
    public static HubMetrics unknown(String url) {
        return new HubMetrics(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                url,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                Weights.UNKNOWN);
    }

    /** Returns a copy with the context of the model's own files, in tokens. */
    public HubMetrics withNativeContext(Long tokens) {
        return new HubMetrics(
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
                tokens,
                downloadsAllTime,
                trendingScore,
                license,
                libraryName,
                languages,
                baseModels,
                tags,
                licenseName,
                licenseLink,
                datasets,
                disabled,
                weights);
    }

    /** Whether anything but the page is known. */
    public boolean known() {
        return !equals(unknown(url));
    }
}
