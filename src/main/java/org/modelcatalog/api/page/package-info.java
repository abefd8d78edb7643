/** The web page: static files, and the addresses at which they are. */
package org.modelcatalog.api.page;
