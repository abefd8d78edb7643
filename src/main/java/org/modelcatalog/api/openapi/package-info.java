/** What the OpenAPI document says beyond the annotations of the resources. */
package org.modelcatalog.api.openapi;
