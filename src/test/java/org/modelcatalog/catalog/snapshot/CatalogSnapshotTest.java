package org.modelcatalog.catalog.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Model;
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

    private static CatalogSnapshot snapshot(Instant fetchedAt, List<Model> models) {
        return CatalogSnapshot.of(GATEWAY, new FetchedModels(models, Map.of(), fetchedAt, List.of()));
    }
}
