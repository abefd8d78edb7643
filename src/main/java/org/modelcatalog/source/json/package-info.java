/** How JSON from outside is read: record by record, field by field; what is unusable costs itself and nothing else. */
package org.modelcatalog.source.json;
