/**
 * Messages into group chats through the robots that people add to their groups in DingTalk, WeCom and Feishu. All three answer 200 whatever came of
 * it; the code inside the answer is the outcome. Rules and limits: their own documentation, as noted at each.
 */
@NullMarked
package org.airalert.channel.robot;

import org.jspecify.annotations.NullMarked;
