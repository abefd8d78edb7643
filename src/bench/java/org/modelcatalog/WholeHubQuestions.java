package org.modelcatalog;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Questions about a {@link WholeHub}, hardly any of them twice. */
final class WholeHubQuestions {

    private static final String LIST = "/v1/catalog/models?gateway=hub&limit=50";
    private static final List<String> KEYS =
            List.of("downloads likes trending created modified params name".split(" "));

    private final SplittableRandom random = new SplittableRandom(7);
    private final Iterator<String> words = Stream.of(
                    filters("task", WholeHubNames.TASKS),
                    filters("library", WholeHubNames.LIBRARIES),
                    filters("license", WholeHubNames.LICENSES),
                    filters("language", WholeHubNames.LANGUAGES))
            .flatMap(filters -> filters)
            .iterator();
    private final WholeHub hub;
    private final int mirrored;
    private int tags;

    /** @param mirrored number of rows, the newest ones, that there are */
    WholeHubQuestions(WholeHub hub, int mirrored) {
        this.hub = hub;
        this.mirrored = mirrored;
    }

    /** By kind; each call makes another. */
    Map<String, Supplier<String>> kinds() {
        var kinds = new LinkedHashMap<String, Supplier<String>>();
        kinds.put("three filters and a sort", () -> LIST + three() + sort());
        kinds.put("one broad filter, any sort", () -> LIST + one() + sort() + "&offset=" + random.nextInt(500));
        kinds.put("no filter, any sort", () -> LIST + sort() + "&offset=" + random.nextInt(5_000));
        kinds.put(
                "search",
                () -> search(family() + "%20" + word(WholeHubNames.SIZES) + "%20" + word(WholeHubNames.KINDS)));
        kinds.put("search, a beginning", () -> search(beginning(family())));
        kinds.put("search with a typo", () -> search(typo(family()) + "%20" + word(WholeHubNames.KINDS)));
        kinds.put("facets under three filters", () -> "/v1/catalog/facets?gateway=hub" + three());
        kinds.put("facets under one filter", this::facetsOfAnother);
        kinds.put("one model", () -> "/api/models/" + hub.id(hub.rows() - 1 - random.nextInt(mirrored)));
        kinds.put("one owner's models", () -> LIST + "&author=" + WholeHubNames.owner(random) + sort());
        return kinds;
    }

    private String three() {
        return "&task=" + word(WholeHubNames.TASKS) + "&license=" + word(WholeHubNames.LICENSES) + "&library="
                + word(WholeHubNames.LIBRARIES) + "&min_downloads=" + random.nextInt(500);
    }

    private String one() {
        return random.nextBoolean() ? "&task=" + word(WholeHubNames.TASKS) : "&license=" + word(WholeHubNames.LICENSES);
    }

    /** Facets are remembered for a while, so no word is asked for twice: first all frequent ones, then tags. */
    private String facetsOfAnother() {
        String filter = words.hasNext() ? words.next() : "&tag=tag-" + ++tags;
        return "/v1/catalog/facets?gateway=hub" + filter;
    }

    private static Stream<String> filters(String parameter, List<String> words) {
        return words.stream().map(word -> "&" + parameter + "=" + word);
    }

    private String sort() {
        return "&sort=" + (random.nextBoolean() ? "-" : "") + KEYS.get(random.nextInt(KEYS.size()));
    }

    private String search(String words) {
        return "/v1/catalog/models/search?gateway=hub&limit=20&q=" + words;
    }

    private String family() {
        return word(WholeHubNames.FAMILIES);
    }

    private String word(List<String> words) {
        return WholeHubNames.skewed(random, words);
    }

    private String beginning(String word) {
        return word.substring(0, 2 + random.nextInt(word.length() - 1));
    }

    /** One letter behind the first is another. */
    private String typo(String word) {
        int at = 1 + random.nextInt(word.length() - 1);
        return word.substring(0, at) + (char) ('a' + random.nextInt(26)) + word.substring(at + 1);
    }
}
