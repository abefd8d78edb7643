/** The native routes and the JSON of their responses. */
package org.modelcatalog.api.catalog;
