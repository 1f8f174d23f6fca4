/**
 * Configuration, commands and wiring. The only package that names adapters: everything else meets them through ports.
 */
@NullMarked
package org.airalert.app;

import org.jspecify.annotations.NullMarked;
