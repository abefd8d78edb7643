package org.modelcatalog.config;

import java.util.function.Function;
import java.util.regex.Pattern;

/** Text that matches a pattern. */
@SuppressWarnings("serial")
abstract class Text extends Checked<String> {

    private Text(String allowed, String pattern) {
        super("", allowed, Function.identity(), Pattern.compile(pattern).asMatchPredicate());
    }

    @Override
    public String convert(String text) {
        return checked(text);
    }

    public static final class NotEmpty extends Text {
        public NotEmpty() {
            super("not empty", "(?s).+");
        }
    }

    public static final class Word extends Text {
        public Word() {
            super("a word of a-z, 0-9 and -, at most 40 characters", "[a-z0-9][a-z0-9-]{0,39}");
        }
    }

    public static final class ListPath extends Text {
        public ListPath() {
            super(GatewayConfig.PATH_RULE, GatewayConfig.PATH);
        }
    }

    public static final class IdPattern extends Text {
        public IdPattern() {
            super("an id without spaces, in which * and ? stand for others, at most 256 characters", "\\S{1,256}");
        }
    }

    public static final class FactsBases extends Text {
        public FactsBases() {
            super("models.dev, litellm or none", "models\\.dev|litellm|none");
        }
    }

    public static final class HubIndex extends Text {
        public HubIndex() {
            super("lucene or opensearch", "lucene|opensearch");
        }
    }

    public static final class IndexName extends Text {
        public IndexName() {
            super("a word of a-z, 0-9, _ and -, at most 60 characters", "[a-z0-9][a-z0-9_-]{0,59}");
        }
    }

    public static final class Task extends Text {
        public Task() {
            super("a task of the Hub, such as text-generation", "[a-z0-9][a-z0-9-]{0,63}");
        }
    }

    public static final class Sort extends Text {
        public Sort() {
            super(
                    "one of createdAt, downloads, lastModified, likes, trendingScore",
                    "createdAt|downloads|lastModified|likes|trendingScore");
        }
    }
}
