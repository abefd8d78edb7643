package org.modelcatalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Queries for synthetic models, all different. */
final class UnseenQuestions {

    private static final List<String> SORTS =
            List.of("downloads", "likes", "trending", "created", "modified", "params", "context", "price", "name");

    private final Random random = new Random(1);
    private final Set<String> asked = new HashSet<>();
    private final int models;

    /** @param models number of models */
    UnseenQuestions(int models) {
        this.models = models;
    }

    /** Makes query strings of filters, with one to four parts. */
    List<String> filters(int count) {
        return unseen(count, this::filter);
    }

    /** Makes a sort and an offset for a query string; half of the lists are not sorted. */
    String page(int limit) {
        String sort = SORTS.get(random.nextInt(SORTS.size()));
        return "limit=" + limit + "&offset=" + (random.nextBoolean() ? 0 : random.nextInt(40))
                + (random.nextBoolean() ? "" : "&sort=" + (random.nextBoolean() ? "-" : "") + sort);
    }

    /** Makes typical searches: words of a name, a whole name, prefixes, a wrong letter. */
    List<String> searches(int count) {
        return unseen(count, this::search);
    }

    private List<String> unseen(int count, Supplier<String> question) {
        return Stream.generate(question).filter(asked::add).limit(count).toList();
    }

    private String filter() {
        var parts = new ArrayList<String>();
        for (int part = random.nextInt(4); part >= 0; part--) {
            parts.add(
                    switch (random.nextInt(10)) {
                        case 0 -> "task=" + SyntheticModels.skewed(random, SyntheticModels.TASKS);
                        case 1 -> "license=" + SyntheticModels.skewed(random, SyntheticModels.LICENSES);
                        case 2 -> "author=" + SyntheticModels.owner(random, models);
                        case 3 -> "tag=tag" + random.nextInt(100) + "&tag=tag" + random.nextInt(100);
                        case 4 -> "language=" + SyntheticModels.skewed(random, SyntheticModels.LANGUAGES);
                        case 5 -> "q=family" + random.nextInt(60) + "+" + random.nextInt(90) + "b";
                        case 6 -> "servable=" + random.nextBoolean();
                        case 7 -> "min_downloads=" + random.nextInt(1000);
                        case 8 -> "created_after=" + SyntheticModels.time(random);
                        default -> "max_params=" + (random.nextInt() & 0xFFFFFFFFL);
                    });
        }
        // single-valued parameters come once
        Set<String> names = new HashSet<>();
        parts.removeIf(part -> !names.add(part.substring(0, part.indexOf('='))));
        return String.join("&", parts);
    }

    private String search() {
        String family = "family" + random.nextInt(60);
        String size = 1 + random.nextInt(90) + "b";
        return switch (random.nextInt(5)) {
            case 0 -> family + "+" + size;
            case 1 -> family + size;
            case 2 -> family + "-" + size + "-instruct-v" + random.nextInt(models);
            case 3 -> "famly" + random.nextInt(60) + "+" + size;
            default -> "owner+" + random.nextInt(models / 3) + "+" + family.substring(0, 4);
        };
    }
}
