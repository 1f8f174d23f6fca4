/** Duty rosters, and trying contacts without a warning (plan, 6.3: 保持24小时通信畅通). */
@NullMarked
package org.airalert.office.contact;

import org.jspecify.annotations.NullMarked;
