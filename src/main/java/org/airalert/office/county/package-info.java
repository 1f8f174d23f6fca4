/** Counties' daily reports and what they tell the office (plan, 4.1, 4.5), and which accounts belong to which county. */
@NullMarked
package org.airalert.office.county;

import org.jspecify.annotations.NullMarked;
