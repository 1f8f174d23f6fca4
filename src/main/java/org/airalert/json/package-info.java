/**
 * The engine's inputs and answers as JSON: reading tells every fault with its RFC 6901 pointer, writing keeps the names and null
 * conventions of the public contract. Used by the commands and by the office alike.
 */
@NullMarked
package org.airalert.json;

import org.jspecify.annotations.NullMarked;
