package org.modelcatalog.api.hub;

import org.modelcatalog.api.problem.ProblemException;

/** Failures in the Hub's words, which its clients show. */
final class HubError {

    private static final int MAX_SHOWN = 60;

    private HubError() {}

    /** A parameter that the Hub would refuse: 400. */
    static ProblemException invalid(String message) {
        return new ProblemException(400, "✖ " + message);
    }

    /** Neither a model of the mirror nor a route: clients tell by the code that nothing is wrong with their token. */
    static ProblemException notFound() {
        return new ProblemException(404, "Repository not found")
                .header("X-Error-Code", "RepoNotFound")
                .header("X-Error-Message", "Repository not found");
    }

    /** What a client sent, short enough for a message and without control characters. */
    static String printable(String value) {
        return value.codePoints()
                .limit(MAX_SHOWN)
                .map(letter -> Character.isISOControl(letter) ? '\uFFFD' : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
