package org.modelcatalog.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;

/**
 * A categorical property that models are filtered and counted by, in any case of letters. A model may have several values,
 * or none. A constant here is all that a new filter takes: the query parameter, its documentation, the index and the
 * counts follow from it.
 */
public enum Facet {
    TASK("task", Values.WORDS, hub(hub -> known(hub.pipelineTag())), "The Hub's task, in any case", "text-generation"),
    LIBRARY("library", Values.WORDS, hub(hub -> known(hub.libraryName())), "Library, in any case", "transformers"),
    LICENSE(
            "license",
            Values.WORDS,
            hub(hub -> known(hub.license())),
            "License as the Hub names it, in any case",
            "apache-2.0"),
    LANGUAGE("language", Values.WORDS, hub(HubMetrics::languages), "Language, in any case", "en"),
    /** The owner as its gateway states it, and every owner that the id begins with: gateways differ in that. */
    AUTHOR("author", Values.OWNERS, Facet::authors, "Owner, written as in `provider`", "acme-ai"),
    GATED(
            "gated",
            Values.CONSENTS,
            hub(Facet::gated),
            "How the author's consent is given: `false`, `auto`, `manual`, or `true` for both ways",
            "false"),
    SERVABLE(
            "servable",
            Values.BOOLEANS,
            model -> List.of(String.valueOf(model.serving().servable())),
            "Whether at least one offer is live, `true` or `false`",
            "true"),
    /** Inference providers whose offer is live. */
    PROVIDER_SERVED(
            "provider_served",
            Values.WORDS,
            model -> model.serving().offers().stream()
                    .filter(Offer::live)
                    .map(Offer::inferenceProvider)
                    .toList(),
            "Inference provider with a live offer, by its slug in `providers`, in any case",
            "northwind"),
    TAG("tag", Values.WORDS, hub(HubMetrics::tags), "Tag of the Hub, in any case", "safetensors"),
    BASE_MODEL(
            "base_model",
            Values.WORDS,
            hub(HubMetrics::baseModels),
            "Id of the model it was made from, in any case",
            "acme-ai/Aurora-7B");

    /** How clients write the values of a facet. */
    public enum Values {
        /** Words of an open vocabulary. */
        WORDS,
        /** Owners, with or without a leading {@code @}. */
        OWNERS,
        /** The Hub's spelling of consent, and {@code true} for both ways to give it. */
        CONSENTS,
        BOOLEANS
    }

    private final String label;
    private final Values written;
    private final Function<Model, List<String>> words;
    private final String description;
    private final String example;

    Facet(String label, Values written, Function<Model, List<String>> words, String description, String example) {
        this.label = label;
        this.written = written;
        this.words = words;
        this.description = description;
        this.example = example;
    }

    /** The name clients see: of the query parameter and of the counts. */
    public String label() {
        return label;
    }

    /** How clients write its values. */
    public Values written() {
        return written;
    }

    /** The meaning of the query parameter, for its documentation. */
    public String description() {
        return description;
    }

    /** A value, for the documentation. */
    public String example() {
        return example;
    }

    /** The model's values, as they are written; empty = unknown, and matches nothing. */
    List<String> words(Model model) {
        return words.apply(model);
    }

    /** The form in which values are compared. */
    static String key(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static List<String> authors(Model model) {
        var authors = new ArrayList<>(known(model.owner()));
        String id = model.id();
        for (int slash = id.indexOf('/'); slash > 0; slash = id.indexOf('/', slash + 1)) {
            authors.add(id.substring(0, slash));
        }
        return authors;
    }

    /** The Hub's own spelling. */
    private static List<String> gated(HubMetrics hub) {
        if (hub.gated() == null) {
            return List.of();
        }
        return switch (hub.gated()) {
            case NO -> List.of("false");
            case AUTO -> List.of("auto");
            case MANUAL -> List.of("manual");
        };
    }

    private static Function<Model, List<String>> hub(Function<HubMetrics, List<String>> words) {
        return model -> model.hub() == null ? List.of() : words.apply(model.hub());
    }

    private static List<String> known(String word) {
        return word == null ? List.of() : List.of(word);
    }
}
