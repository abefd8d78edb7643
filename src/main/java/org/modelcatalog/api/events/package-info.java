/** Server-sent events: clients subscribe to changes. */
package org.modelcatalog.api.events;
