/** Access control: API keys, the admin token and its port, and the request limit of each client. */
package org.modelcatalog.api.access;
