package org.modelcatalog.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;

/** What models are filtered and counted by in words, in any case. A model may have several words, or none. */
public enum Facet {
    TASK("task", hub(hub -> known(hub.pipelineTag()))),
    LIBRARY("library", hub(hub -> known(hub.libraryName()))),
    LICENSE("license", hub(hub -> known(hub.license()))),
    LANGUAGE("language", hub(HubMetrics::languages)),
    /** Whose it is, and whose id begins with {@code author/}: gateways differ in who they say it is. */
    AUTHOR("author", Facet::authors),
    GATED("gated", hub(Facet::gated)),
    SERVABLE("servable", model -> List.of(String.valueOf(model.serving().servable()))),
    /** Who serves it now. */
    PROVIDER_SERVED(
            "provider_served",
            model -> model.serving().offers().stream()
                    .filter(Offer::live)
                    .map(Offer::inferenceProvider)
                    .toList()),
    TAG("tag", hub(HubMetrics::tags)),
    BASE_MODEL("base_model", hub(HubMetrics::baseModels));

    private final String label;
    private final Function<Model, List<String>> words;

    Facet(String label, Function<Model, List<String>> words) {
        this.label = label;
        this.words = words;
    }

    /** The name clients see. */
    public String label() {
        return label;
    }

    /** The model's words, as they are written; empty = unknown, and matches nothing. */
    List<String> words(Model model) {
        return words.apply(model);
    }

    /** The form in which words are compared. */
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
