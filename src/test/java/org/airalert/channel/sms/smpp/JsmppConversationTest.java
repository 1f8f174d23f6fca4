package org.airalert.channel.sms.smpp;

import org.airalert.channel.sms.Peer;

/** The same with jSMPP. */
class JsmppConversationTest extends SmppConversationTest {
    @Override
    protected Peer peer(Peer.Mood mood) throws Exception {
        return new JsmppPeer("airalert", PASSWORD, mood);
    }
}
