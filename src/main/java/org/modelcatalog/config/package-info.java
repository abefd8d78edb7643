/** Everything a user can set: one tree, one prefix, validated at start. Nothing else reads a property. */
package org.modelcatalog.config;
