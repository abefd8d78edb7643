/** The catalog's tools for AI assistants: Model Context Protocol over streamable HTTP, without sessions. */
package org.modelcatalog.api.mcp;
