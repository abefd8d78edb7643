package org.modelcatalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.Models;

class VocabularyTest {

    @Property
    void wordsStayTheWordsTheyAre(@ForAll List<String> words) {
        assertThat(Vocabulary.each(words)).isEqualTo(words);
    }

    @Test
    void equalWordsOfTwoModelsAreOne() {
        Model first = model();
        Model second = model();

        assertThat(first.owner()).isSameAs(second.owner());
        assertThat(first.hub().license()).isSameAs(second.hub().license());
        assertThat(first.hub().tags().get(0)).isSameAs(second.hub().tags().get(0));
    }

    @Test
    void idsThatAreTheSameAreOne() {
        Model model = model();

        assertThat(model.canonicalSlug()).isSameAs(model.id());
        assertThat(model.huggingFaceId()).isSameAs(model.id());
        assertThat(model.siteUrl()).isSameAs(model.hub().url());
    }

    @Test
    void aWordThatNobodyHasAnyLongerIsForgotten() {
        var word = new WeakReference<>(Vocabulary.one(copy("seldom")));

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            System.gc();
            return word.refersTo(null);
        });
    }

    private static Model model() {
        return Models.row("hug", copy("acme/a"))
                .slug(copy("acme/a"))
                .hubId(copy("acme/a"))
                .owner(copy("acme"))
                .siteUrl(copy("https://example.org/acme/a"))
                .hub(Models.metrics(null, copy("https://example.org/acme/a"), copy("mit"), copy("safetensors")))
                .build();
    }

    @SuppressWarnings("StringOperationCanBeSimplified")
    private static String copy(String text) {
        return new String(text);
    }
}
