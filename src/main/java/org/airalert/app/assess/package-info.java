/**
 * The warning engine on the command line: {@code assess}, {@code replay} and their benchmark. They read, call the engine, and print;
 * every fault of an input is named with file, place and reason, and ends with exit code 2.
 */
@NullMarked
package org.airalert.app.assess;

import org.jspecify.annotations.NullMarked;
