package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.modelcatalog.support.Outcomes.PATIENCE;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.source.FetchedModels;

class HubIngredientsTest {

    @Test
    void oneTakesThePartsAndTheEarlierFetch() {
        FetchedModels earlier = earlier();
        var ingredients = new HubIngredients(earlier);
        List<HubPart.Brought> parts = List.of(walked().take(null));
        ingredients.add(parts);

        HubIngredients.Taken taken = ingredients.take();

        assertThat(taken.parts()).isEqualTo(parts);
        assertThat(taken.earlier()).isSameAs(earlier);
    }

    @Test
    void whatWasTakenIsHeldByNeitherTheIngredientsNorTheWalk() {
        HubPart walk = walked();
        var ingredients = new HubIngredients(earlier());
        ingredients.add(List.of(walk.take(null)));

        HubIngredients.Taken taken = ingredients.take();
        var parts = new WeakReference<>(taken.parts().get(0).pages().get(0));
        var earlier = new WeakReference<>(taken.earlier());
        taken = null;

        await().atMost(PATIENCE).untilAsserted(() -> {
            System.gc();
            assertThat(parts.get()).isNull();
            assertThat(earlier.get()).isNull();
        });
        Reference.reachabilityFence(walk);
        Reference.reachabilityFence(ingredients);
    }

    private static HubPart walked() {
        var part = new HubPart("walk", HubPart.Kind.WALK);
        part.add(new HubPage(List.of(), Map.of("no_id", 1)));
        part.ended();
        return part;
    }

    private static FetchedModels earlier() {
        return new FetchedModels(List.of(), Map.of(), Instant.parse("2026-01-15T09:30:00Z"), List.of());
    }
}
