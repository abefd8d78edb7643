package org.modelcatalog.catalog.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.ConfigFile;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.Models;

class CatalogSnapshotTest {

    private static final Gateway GATEWAY = new Gateway("hug", "Hub", "note", List.of());
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void findsARowWhateverTheCase() {
        assertThat(snapshot(NOW, Models.of("Acme/One")).find("acme/ONE"))
                .map(Model::id)
                .contains("Acme/One");
        assertThat(snapshot(NOW, Models.of("Acme/One")).find("acme/Two")).isEmpty();
    }

    @Test
    void aModelIsFoundByItsSlugAndItsHubIdAndNotByThoseOfAVariant() {
        Model model = Models.row("openrouter", "acme/uno")
                .slug("acme/uno-2025")
                .hubId("Acme/Uno-7B")
                .build();
        Model variant =
                Models.row("openrouter", "acme/duo:free").slug("acme/duo-2025").build();
        CatalogSnapshot snapshot = snapshot(NOW, List.of(variant, model));

        assertThat(model.ids()).allSatisfy(id -> assertThat(snapshot.find(id)).contains(model));
        assertThat(variant.ids()).allSatisfy(id -> assertThat(snapshot.find(id)).contains(variant));
        assertThat(snapshot.find("acme/duo-2025")).isEmpty();
    }

    @Test
    void equalRowsOfOneTimeHaveOneId() {
        assertThat(snapshot(NOW, Models.of("a/b")).id())
                .isEqualTo(snapshot(NOW, Models.of("a/b")).id());
    }

    @Test
    void anotherRowOrAnotherTimeIsAnotherId() {
        String id = snapshot(NOW, Models.of("a/b")).id();

        assertThat(snapshot(NOW.plusMillis(1), Models.of("a/b")).id()).isNotEqualTo(id);
        assertThat(snapshot(NOW, Models.of("a/c")).id()).isNotEqualTo(id);
        assertThat(snapshot(NOW, List.of(Models.model("a/b", "B", "other"))).id())
                .isNotEqualTo(id);
    }

    /** Instances share snapshots by their ids: what only one of them knows must not hide behind the same id. */
    @Test
    void whatIsKnownOfFilesIsPartOfTheIdInAnyOrder() {
        FetchedModels rows = snapshot(NOW, Models.of("a/b", "a/c")).fetched();
        var missing = new ConfigFile("0".repeat(40), ConfigFile.Outcome.MISSING, null);
        Map<String, ConfigFile> files = new LinkedHashMap<>();
        files.put("a/b", missing);
        files.put("a/c", missing);
        Map<String, ConfigFile> turned = new LinkedHashMap<>();
        turned.put("a/c", missing);
        turned.put("a/b", missing);

        assertThat(id(rows.with(rows.models(), files)))
                .isEqualTo(id(rows.with(rows.models(), turned)))
                .isNotEqualTo(id(rows.with(rows.models(), Map.of("a/b", missing))))
                .isNotEqualTo(id(rows));
    }

    private static String id(FetchedModels fetched) {
        return CatalogSnapshot.of(GATEWAY, fetched).id();
    }

    private static CatalogSnapshot snapshot(Instant fetchedAt, List<Model> models) {
        return CatalogSnapshot.of(GATEWAY, new FetchedModels(models, Map.of(), fetchedAt, List.of()));
    }
}
