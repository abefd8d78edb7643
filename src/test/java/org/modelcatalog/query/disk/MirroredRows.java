package org.modelcatalog.query.disk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.modelcatalog.catalog.mirror.MirrorBatch;
import org.modelcatalog.catalog.mirror.MirrorState;
import org.modelcatalog.catalog.mirror.MirrorStore;
import org.modelcatalog.catalog.mirror.MirroredModel;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.RandomModels;

/** Random rows as a mirror writes them: in batches, some of them replaced later, some of them gone. */
public final class MirroredRows {

    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

    private MirroredRows() {}

    public static List<MirroredModel> random(Random random, int most) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(number -> new MirroredModel(repository(random), model(random)))
                .toList();
    }

    /** Writes the rows, and others that are replaced or removed on the way. */
    static void write(HubIndex index, List<MirroredModel> rows, Random random) {
        write(index, index::refresh, rows, random);
    }

    /** The same in any store. */
    public static void write(MirrorStore index, Runnable refresh, List<MirroredModel> rows, Random random) {
        List<MirroredModel> first = new ArrayList<>();
        rows.stream()
                .filter(row -> random.nextInt(3) == 0)
                .forEach(row -> first.add(new MirroredModel(row.repository(), model(random))));
        first.addAll(random(random, 20));
        index.write(new MirrorBatch(first, 1, state(1, 0)));
        List<MirroredModel> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        int middle = shuffled.isEmpty() ? 0 : random.nextInt(shuffled.size());
        index.write(new MirrorBatch(shuffled.subList(0, middle), 2, state(2, 1)));
        index.write(new MirrorBatch(shuffled.subList(middle, shuffled.size()), 2, state(2, 2)));
        index.removeUnseen(2, state(2, 3));
        refresh.run();
    }

    /** The models in the order of the list. */
    public static List<Model> listed(List<MirroredModel> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(
                                (MirroredModel row) -> Measure.CREATED.value(row.model()),
                                Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(MirroredModel::repository))
                .map(MirroredModel::model)
                .toList();
    }

    public static MirrorState state(int sweep, long pages) {
        return new MirrorState(
                sweep, "/api/models?cursor=" + pages, pages, 1000 * pages, BEGUN, null, null, null, null, null, null);
    }

    static String repository(Random random) {
        return "%08x%08x%08x".formatted(random.nextInt(3), random.nextInt(), random.nextInt());
    }

    /** A model without figures that would lose digits. */
    private static Model model(Random random) {
        Model model = RandomModels.model(random);
        while (!isExact(model)) {
            model = RandomModels.model(random);
        }
        return model;
    }

    private static boolean isExact(Model model) {
        return Arrays.stream(Measure.values())
                .allMatch(measure -> measure.value(model) == null
                        || ScaledNumbers.of(measure).exact(measure.value(model)) != null);
    }
}
