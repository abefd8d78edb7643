/** From query parameters to queries: every value is checked, and a wrong one is named with what is allowed. */
package org.modelcatalog.api.request;
