package org.modelcatalog.source.huggingface.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HubTagsTest {

    private static final List<String> TAGS = List.of(
            "transformers",
            "license:apache-2.0",
            "license:other",
            "fr",
            "zh-CN",
            "en",
            "multilingual",
            "xx",
            "vit",
            "arxiv:2407.10671",
            "base_model:acme-ai/Aurora",
            "base_model:quantized:acme-ai/Aurora",
            "base_model:merge:cobalt/Two",
            "license:",
            "base_model:");

    @Test
    void theFirstLicenceCounts() {
        assertThat(HubTags.license(TAGS)).isEqualTo("apache-2.0");
        assertThat(HubTags.license(List.of("license:"))).isNull();
    }

    @Test
    void languagesAreIsoCodesInTheAuthorsOrder() {
        assertThat(HubTags.languages(TAGS)).containsExactly("fr", "zh-CN", "en", "multilingual");
    }

    @Test
    void baseModelsAreNamedOnceWithoutTheirRelation() {
        assertThat(HubTags.baseModels(TAGS)).containsExactly("acme-ai/Aurora", "cobalt/Two");
    }
}
