/**
 * Portkey: the models that the integrations of one account can route to ({@code GET /v1/models}), and, as a way back, the
 * gateway {@code hug} as the Python catalog once made it of that list.
 */
package org.modelcatalog.source.portkey;
