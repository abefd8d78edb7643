/** Completes the OpenAPI document beyond the annotations of the resources. */
package org.modelcatalog.api.openapi;
