/**
 * The office listener: the HTTP API, metrics and health, and whatever mounts itself beside them (the console). Every call goes through one gate that
 * knows who calls and what the call needs; every failure through one place that makes a problem of it.
 */
@NullMarked
package org.airalert.web.api;

import org.jspecify.annotations.NullMarked;
