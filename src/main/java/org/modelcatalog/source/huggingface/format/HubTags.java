package org.modelcatalog.source.huggingface.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The structured data that the Hub keeps in a model's tags. */
public final class HubTags {

    private static final String LICENSE = "license:";
    private static final String DATASET = "dataset:";
    private static final String BASE_MODEL = "base_model:";

    // base_model:<id> and, beside it, base_model:<relation>:<id>
    private static final Pattern RELATION = Pattern.compile("(?:finetune|quantized|adapter|merge):(.+)");
    private static final Pattern LANGUAGE = Pattern.compile("([a-z]{2})(?:-[A-Z][A-Za-z]{1,3})?");
    private static final Set<String> ISO_LANGUAGES =
            Arrays.stream(Locale.getISOLanguages()).collect(Collectors.toUnmodifiableSet());

    private HubTags() {}

    /** The first {@code license:} tag, or null. */
    public static String license(List<String> tags) {
        return tags.stream()
                .filter(tag -> tag.startsWith(LICENSE) && tag.length() > LICENSE.length())
                .map(tag -> tag.substring(LICENSE.length()))
                .findFirst()
                .orElse(null);
    }

    /** Ids of the datasets a model was trained on. */
    public static List<String> datasets(List<String> tags) {
        return tags.stream()
                .filter(tag -> tag.startsWith(DATASET) && tag.length() > DATASET.length())
                .map(tag -> tag.substring(DATASET.length()))
                .distinct()
                .toList();
    }

    /** Bare tags that are ISO 639-1 codes, with a region or script or without, in the author's order. */
    public static List<String> languages(List<String> tags) {
        return tags.stream().filter(HubTags::isLanguage).distinct().toList();
    }

    /** Ids of the models this one was made from. */
    public static List<String> baseModels(List<String> tags) {
        return tags.stream()
                .filter(tag -> tag.startsWith(BASE_MODEL) && tag.length() > BASE_MODEL.length())
                .map(tag -> tag.substring(BASE_MODEL.length()))
                .map(HubTags::withoutRelation)
                .distinct()
                .toList();
    }

    private static String withoutRelation(String base) {
        Matcher relation = RELATION.matcher(base);
        return relation.matches() ? relation.group(1) : base;
    }

    private static boolean isLanguage(String tag) {
        Matcher language = LANGUAGE.matcher(tag);
        return tag.equals("multilingual") || (language.matches() && ISO_LANGUAGES.contains(language.group(1)));
    }
}
