/** Operators' routes: refresh a gateway, accept a quarantined fetch, drop caches. */
package org.modelcatalog.api.admin;
