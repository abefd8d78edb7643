/** Operators' routes: refresh, accept, drop what is cached. */
package org.modelcatalog.api.admin;
