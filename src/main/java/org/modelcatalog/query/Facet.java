package org.modelcatalog.query;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;

/**
 * A categorical property that models are filtered and counted by, in any case of letters. A model may have several values,
 * or none. A constant here is all that a new filter takes: the query parameter, its documentation, the index and the
 * counts follow from it.
 */
public enum Facet {
    TASK(
            "task",
            Values.WORDS,
            FacetWords.hub(HubMetrics::pipelineTag),
            "The Hub's task, in any case",
            "text-generation"),
    LIBRARY("library", Values.WORDS, FacetWords.hub(HubMetrics::libraryName), "Library, in any case", "transformers"),
    LICENSE(
            "license",
            Values.WORDS,
            FacetWords::licenses,
            "License as the Hub or the model names it, in any case; a model with several licenses has each",
            "apache-2.0"),
    LANGUAGE("language", Values.WORDS, FacetWords.hubList(HubMetrics::languages), "Language, in any case", "en"),
    /** The owner as its gateway states it, and every owner that the id begins with: gateways differ in that. */
    AUTHOR("author", Values.OWNERS, FacetWords::authors, "Owner, written as in `owner`", "acme-ai"),
    GATED(
            "gated",
            Values.CONSENTS,
            FacetWords::gated,
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
            FacetWords::inferenceProviders,
            "Inference provider with a live offer, by its slug in `providers`, in any case",
            "northwind"),
    TAG("tag", Values.WORDS, FacetWords.hubList(HubMetrics::tags), "Tag of the Hub, in any case", "safetensors"),
    BASE_MODEL(
            "base_model",
            Values.WORDS,
            FacetWords.hubList(HubMetrics::baseModels),
            "Id of the model it was made from, in any case",
            "acme-ai/Aurora-7B"),
    TOOLS(
            "tools",
            Values.BOOLEANS,
            FacetWords.capability(Capability.TOOLS),
            "Whether it can call tools, `true` or `false`",
            "true"),
    STRUCTURED_OUTPUTS(
            "structured_outputs",
            Values.BOOLEANS,
            FacetWords.capability(Capability.STRUCTURED_OUTPUTS),
            "Whether its output can follow a JSON schema, `true` or `false`",
            "true"),
    REASONING(
            "reasoning",
            Values.BOOLEANS,
            FacetWords.capability(Capability.REASONING),
            "Whether it reasons before it answers, `true` or `false`",
            "true"),
    VISION(
            "vision",
            Values.BOOLEANS,
            FacetWords.capability(Capability.VISION),
            "Whether it accepts images, `true` or `false`",
            "true"),
    FREE(
            "free",
            Values.BOOLEANS,
            model -> FacetWords.known(model.free()),
            "Whether every stated price is 0 and all output is text, `true` or `false`",
            "false"),
    INPUT_MODALITY(
            "input_modality",
            Values.MODALITIES,
            model -> FacetWords.labels(model.architecture().inputs()),
            "Modality that it accepts",
            "text"),
    OUTPUT_MODALITY(
            "output_modality",
            Values.MODALITIES,
            model -> FacetWords.labels(model.architecture().outputs()),
            "Modality that it returns",
            "text"),
    SUPPORTED_PARAMETERS(
            "supported_parameters",
            Values.NAMES,
            model -> model.serving().supportedParameters(),
            "Request parameter that at least one live offer accepts, in any case",
            "tools"),
    /** Of the weights on the Hub, and of what live offers run. */
    QUANTIZATION(
            "quantization",
            Values.WORDS,
            FacetWords::quantizations,
            "Quantization of a live offer, or method of the weights on the Hub, in any case",
            "fp8"),
    /** The class that loads the weights, the type of their configuration, and the name in a GGUF header. */
    ARCHITECTURE(
            "architecture",
            Values.WORDS,
            FacetWords::architectures,
            "Architecture of the weights: class, model type or GGUF architecture, in any case",
            "LlamaForCausalLM"),
    /** With and without the number of its generation, so that one word finds the whole family. */
    TOKENIZER(
            "tokenizer",
            Values.WORDS,
            FacetWords::tokenizers,
            "Family of the tokenizer, with or without the number of its generation, in any case",
            "Llama3");

    /** How clients write the values of a facet, and which rows several of them select. */
    public enum Values {
        /** Words of an open vocabulary. */
        WORDS(false),
        /** Owners, with or without a leading {@code @}. */
        OWNERS(false),
        /** The Hub's spelling of consent, and {@code true} for both ways to give it. */
        CONSENTS(false),
        BOOLEANS(false),
        /** Labels of modalities. */
        MODALITIES(false),
        /** Names of request parameters: a model that lacks one of them is of no use. */
        NAMES(true);

        private final boolean all;

        Values(boolean all) {
            this.all = all;
        }

        /** Whether a row must have all of several values, and not any of them. */
        public boolean all() {
            return all;
        }

        /** What several values ask for, for the documentation. */
        public String several() {
            return all ? "all of these" : "any of these";
        }

        BitSet rows(InvertedIndex index, Collection<String> keys) {
            return all ? index.rowsWithAll(keys) : index.rowsWithAny(keys);
        }
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
    public List<String> words(Model model) {
        return words.apply(model);
    }

    /** The form in which values are compared. */
    public static String key(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
