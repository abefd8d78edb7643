/** Turns query results into responses: rendering and caching of rows and bodies, validators, freshness, streams. */
package org.modelcatalog.api.answer;
