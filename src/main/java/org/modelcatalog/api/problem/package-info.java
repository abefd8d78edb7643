/** Errors as clients see them: {@code application/problem+json} (RFC 9457). */
package org.modelcatalog.api.problem;
