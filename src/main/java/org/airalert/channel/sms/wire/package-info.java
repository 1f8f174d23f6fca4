/**
 * What the carriers' protocols share on the wire: messages behind a length field, fixed fields, commands whose answers carry the high
 * bit. Pure: bytes to records and back, and one typed fault for everything else.
 */
@NullMarked
package org.airalert.channel.sms.wire;

import org.jspecify.annotations.NullMarked;
