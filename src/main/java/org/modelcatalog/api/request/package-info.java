/** Turns query parameters into queries. Problems name the invalid value and the allowed ones. */
package org.modelcatalog.api.request;
