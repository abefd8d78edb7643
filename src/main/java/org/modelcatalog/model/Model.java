package org.modelcatalog.model;

/**
 * One row of the catalog, normalised: the same shape whatever gateway it came from.
 *
 * @param id the gateway's id, verbatim
 * @param huggingFaceId the Hub id, or null where the gateway does not tell
 * @param name for people to read
 * @param owner who published it, a slug; null = unknown
 * @param siteUrl the model's page; null = unknown
 * @param sourceGateway slug of the gateway the row came from
 * @param created ISO-8601, verbatim; null = unknown
 * @param contextLength tokens; null = unknown
 * @param hub what the Hub says; null for models that are not on the Hub
 */
public record Model(
        String id,
        String huggingFaceId,
        String name,
        String owner,
        String siteUrl,
        String sourceGateway,
        String created,
        String description,
        Long contextLength,
        Architecture architecture,
        Serving serving,
        HubMetrics hub) {}
