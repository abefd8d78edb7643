package org.modelcatalog.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Weights;

/** The values of facets that no single field of a model states. An unknown value is not in the list. */
final class FacetWords {

    private static final String LICENSE_TAG = "license:";

    /** The number at the end of {@code Llama3}; a name of digits alone has none. */
    private static final Pattern GENERATION = Pattern.compile("(?<=[^0-9.])[0-9.]+$");

    private FacetWords() {}

    static Function<Model, List<String>> hub(Function<HubMetrics, String> word) {
        return model -> model.hub() == null ? List.of() : known(word.apply(model.hub()));
    }

    static Function<Model, List<String>> hubList(Function<HubMetrics, List<String>> words) {
        return model -> model.hub() == null ? List.of() : words.apply(model.hub());
    }

    static Function<Model, List<String>> capability(Capability capability) {
        return model -> known(model.has(capability));
    }

    static List<String> labels(List<Modality> modalities) {
        return modalities.stream().map(Modality::label).toList();
    }

    static List<String> known(Object value) {
        return value == null ? List.of() : List.of(value.toString());
    }

    static List<String> authors(Model model) {
        var authors = new ArrayList<>(known(model.owner()));
        String id = model.id();
        for (int slash = id.indexOf('/'); slash > 0; slash = id.indexOf('/', slash + 1)) {
            authors.add(id.substring(0, slash));
        }
        return authors;
    }

    /** The Hub's own spelling. */
    static List<String> gated(Model model) {
        if (model.hub() == null || model.hub().gated() == null) {
            return List.of();
        }
        return switch (model.hub().gated()) {
            case NO -> List.of("false");
            case AUTO -> List.of("auto");
            case MANUAL -> List.of("manual");
        };
    }

    /** The Hub's field has one license only; a model may be tagged with several. */
    static List<String> licenses(Model model) {
        HubMetrics hub = model.hub();
        if (hub == null) {
            return List.of();
        }
        Stream<String> tagged = hub.tags().stream()
                .filter(tag -> tag.startsWith(LICENSE_TAG) && tag.length() > LICENSE_TAG.length())
                .map(tag -> tag.substring(LICENSE_TAG.length()));
        return distinct(Stream.concat(Stream.of(hub.license(), hub.licenseName()), tagged));
    }

    static List<String> inferenceProviders(Model model) {
        return model.serving().live().map(Offer::inferenceProvider).toList();
    }

    static List<String> quantizations(Model model) {
        Weights weights = weights(model);
        return distinct(Stream.concat(
                model.serving().live().map(Offer::quantization),
                Stream.ofNullable(weights.quantization()).map(Weights.Quantization::method)));
    }

    static List<String> architectures(Model model) {
        Weights weights = weights(model);
        return distinct(Stream.of(weights.architecture(), weights.modelType(), weights.ggufArchitecture()));
    }

    static List<String> tokenizers(Model model) {
        String tokenizer = model.architecture().tokenizer();
        return tokenizer == null
                ? List.of()
                : distinct(Stream.of(tokenizer, GENERATION.matcher(tokenizer).replaceFirst("")));
    }

    private static Weights weights(Model model) {
        return model.hub() == null ? Weights.UNKNOWN : model.hub().weights();
    }

    private static List<String> distinct(Stream<String> words) {
        return words.filter(Objects::nonNull).distinct().toList();
    }
}
