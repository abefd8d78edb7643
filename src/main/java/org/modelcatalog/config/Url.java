package org.modelcatalog.config;

import java.net.URI;
import java.util.function.Predicate;

/** Where an upstream is. */
@SuppressWarnings("serial")
abstract class Url extends Checked<URI> {

    private Url(String allowed, Predicate<URI> test) {
        super("", allowed, URI::create, test);
    }

    @Override
    public URI convert(String text) {
        return checked(text);
    }

    public static final class Base extends Url {
        public Base() {
            super("an http or https URL without user, query or fragment, such as https://hub.example", Base::isBase);
        }

        /** One with a user passes here, so that no error quotes a password; it is rejected where it is used. */
        private static boolean isBase(URI url) {
            return url.getRawUserInfo() != null
                    || url.getHost() != null
                            && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                            && url.getRawQuery() == null
                            && url.getRawFragment() == null;
        }
    }
}
