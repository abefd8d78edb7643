package org.modelcatalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Gated;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.ParameterCount;
import org.modelcatalog.model.Serving;
import org.modelcatalog.model.Weights;
import org.modelcatalog.support.Models;

/** Makes any number of models as diverse as the Hub's: few values are frequent and most are rare. */
public final class SyntheticModels {

    public static final List<String> TASKS = words("task", 40);
    static final List<String> LIBRARIES = words("library", 60);
    public static final List<String> LICENSES = words("license", 70);
    static final List<String> LANGUAGES =
            Arrays.stream(Locale.getISOLanguages()).limit(180).toList();
    static final List<String> PROVIDERS = words("provider", 16);
    private static final long FIRST = Instant.parse("2022-03-02T00:00:00Z").getEpochSecond();
    private static final int SECONDS = 120_000_000;

    private final Random random;
    private final int count;
    private final boolean mirrored;

    private SyntheticModels(int count, boolean mirrored) {
        this.random = new Random(count);
        this.count = count;
        this.mirrored = mirrored;
    }

    /** Returns this many models, the same on every run. */
    public static List<Model> of(int count) {
        var models = new SyntheticModels(count, false);
        return IntStream.range(0, count).mapToObj(models::model).toList();
    }

    /** Makes models one by one, as a mirror gets them: without offers. */
    public static SyntheticModels mirrored(int count) {
        return new SyntheticModels(count, true);
    }

    /** Returns the model of this number. */
    public Model next(int number) {
        return model(number);
    }

    /** Picks earlier values more often. */
    public static <T> T skewed(Random random, List<T> values) {
        return values.get((int) (values.size() * Math.pow(random.nextDouble(), 4)));
    }

    static String owner(Random random, int models) {
        return "Owner-" + (int) (models / 3.0 * Math.pow(random.nextDouble(), 3));
    }

    static String time(Random random) {
        return Instant.ofEpochSecond(FIRST + random.nextInt(SECONDS), random.nextInt(1000) * 1_000_000L)
                .toString();
    }

    private Model model(int number) {
        String owner = owner(random, count);
        String name = "Family" + random.nextInt(60) + "-" + (1 + random.nextInt(90)) + "B-Instruct-v" + number;
        Serving serving = mirrored || random.nextInt(10) > 0 ? Serving.NOBODY : new Serving(offers());
        return new Model(
                owner + '/' + name,
                owner + '/' + name,
                owner + '/' + name,
                List.of(),
                name.replace('-', ' '),
                owner,
                null,
                List.of("hug"),
                time(random),
                null,
                null,
                Architecture.UNKNOWN,
                serving,
                Facts.NONE,
                hub(number),
                Map.of());
    }

    private List<Offer> offers() {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(offer -> Models.offer(
                        skewed(random, PROVIDERS),
                        1024L << random.nextInt(11),
                        BigDecimal.valueOf(1 + random.nextInt(400), 8).toPlainString()))
                .toList();
    }

    private HubMetrics hub(int number) {
        String task = skewed(random, TASKS);
        String library = skewed(random, LIBRARIES);
        String license = skewed(random, LICENSES);
        List<String> languages = random.nextInt(3) == 0 ? List.of() : List.of(skewed(random, LANGUAGES));
        List<String> bases = random.nextInt(2) == 0
                ? List.of()
                : List.of(owner(random, count) + "/Family" + random.nextInt(60) + "-Base");
        List<String> tags = new ArrayList<>(List.of(task, library, "license:" + license, "region:us", "safetensors"));
        tags.addAll(languages);
        bases.forEach(base -> tags.addAll(List.of("base_model:" + base, "base_model:finetune:" + base)));
        IntStream.range(0, 4).forEach(tag -> tags.add("tag" + (int) (2000 * Math.pow(random.nextDouble(), 3))));
        if (random.nextInt(3) == 0) {
            tags.add("arxiv:" + random.nextInt(count));
        }
        return new HubMetrics(
                Integer.toHexString(number),
                (long) (1e7 / (1 + number) + random.nextInt(1000)),
                (long) random.nextInt(1 + 20_000 / (1 + number / 10)),
                task,
                random.nextInt(5) == 0
                        ? null
                        : new ParameterCount(
                                (1 + random.nextInt(100)) * 1_000_000L * (1 + random.nextInt(900)),
                                ParameterCount.Rule.SAFETENSORS_SUM),
                random.nextInt(20) == 0 ? Gated.MANUAL : Gated.NO,
                false,
                time(random),
                null,
                null,
                null,
                null,
                BigDecimal.valueOf(random.nextInt(500), 1),
                license,
                library,
                languages,
                bases,
                tags,
                null,
                null,
                List.of(),
                false,
                weights());
    }

    private Weights weights() {
        String type = skewed(random, LIBRARIES);
        var revision = new StringBuilder();
        IntStream.range(0, 5).forEach(part -> revision.append(String.format("%08x", random.nextInt())));
        return new Weights(
                Map.of("BF16", 1_000_000L * (1 + random.nextInt(90_000))),
                null,
                null,
                type + "ForCausalLM",
                type,
                null,
                revision.toString());
    }

    private static List<String> words(String word, int count) {
        return IntStream.range(0, count).mapToObj(number -> word + '-' + number).toList();
    }
}
