package org.modelcatalog.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.catalog.store.SnapshotFiles.gateway;
import static org.modelcatalog.catalog.store.SnapshotFiles.load;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.source.FetchedModels;

/** A snapshot comes back as it went. */
class SnapshotRoundTripTest {

    private static Path folder;

    @BeforeContainer
    static void createFolder() throws IOException {
        folder = Files.createTempDirectory("snapshots");
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        try (var files = Files.list(folder)) {
            files.forEach(file -> file.toFile().delete());
        }
        Files.delete(folder);
    }

    @Property(tries = 150)
    void whatIsSavedIsLoaded(@ForAll long seed) {
        FetchedModels fetched = new RandomRecords(seed).fill(FetchedModels.class);
        var store = new SnapshotStore(
                Optional.of(folder),
                SnapshotFormat.STANDARD,
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                Runnable::run);

        store.save(CatalogSnapshot.of(gateway("hug"), fetched));
        FetchedModels loaded = load(store, "hug").orElseThrow().fetched();

        assertThat(loaded).isEqualTo(fetched);
        // The id of a snapshot is made of these words. (The order of Map.copyOf, skipped, is nobody's promise.)
        assertThat(loaded.models().toString()).isEqualTo(fetched.models().toString());
        assertThat(loaded.fetchedAt().toString()).isEqualTo(fetched.fetchedAt().toString());
        assertThat(loaded.parts().toString()).isEqualTo(fetched.parts().toString());
    }

    /** Without this a native image would read nothing, and write empty objects. */
    @Test
    void everyTypeOfASnapshotIsThereForReflection() {
        var types = new HashSet<Class<?>>();
        collect(StoredSnapshot.class, types);

        assertThat(SnapshotJson.class.getAnnotation(RegisterForReflection.class).targets())
                .containsExactlyInAnyOrderElementsOf(types);
    }

    private static void collect(Type type, Set<Class<?>> types) {
        if (type instanceof ParameterizedType collection) {
            for (Type element : collection.getActualTypeArguments()) {
                collect(element, types);
            }
        } else if (type instanceof Class<?> known && (known.isRecord() || known.isEnum()) && types.add(known)) {
            if (known.isRecord()) {
                for (RecordComponent component : known.getRecordComponents()) {
                    collect(component.getGenericType(), types);
                }
            }
        }
    }
}
