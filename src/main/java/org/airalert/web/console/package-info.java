/**
 * The office's console: pages made on the server, kept alive by htmx, changed only through the same desk and dispatcher as the API. A page
 * shows who may do what; the server decides it again at every call.
 */
@NullMarked
package org.airalert.web.console;

import org.jspecify.annotations.NullMarked;
