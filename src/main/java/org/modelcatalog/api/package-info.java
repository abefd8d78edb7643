/** How the catalog is answered: routes, their parameters, conditional requests and problems. */
package org.modelcatalog.api;
