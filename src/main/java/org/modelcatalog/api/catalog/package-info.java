/** The native routes and the JSON of their answers. */
package org.modelcatalog.api.catalog;
