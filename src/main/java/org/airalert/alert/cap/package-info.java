/**
 * Alerts as Common Alerting Protocol 1.2 (OASIS), for machines: written, signed, read and checked. JDK XML only.
 *
 * <p>A lift is an {@code Update} with response type {@code AllClear}, never a {@code Cancel}: it is often announced before it takes effect, and the warning
 * that it ends was right. {@code Cancel} is kept for alerts that should not have been sent.
 */
@NullMarked
package org.airalert.alert.cap;

import org.jspecify.annotations.NullMarked;
