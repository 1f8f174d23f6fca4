/**
 * Messages as files in a folder, for systems that can only read files: the crawl of a television station, screens in the street, the script desk of a radio
 * station. A file is there whole or not at all; the same delivery never makes a second one.
 */
@NullMarked
package org.airalert.channel.file;

import org.jspecify.annotations.NullMarked;
