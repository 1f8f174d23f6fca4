/**
 * Reads the files of {@code conf/} and {@code channels/} into records, once, and reports every fault with file and line.
 * YAML is parsed by SnakeYAML, CSV by Jackson; only the checks are ours.
 */
@NullMarked
package org.airalert.app.config;

import org.jspecify.annotations.NullMarked;
