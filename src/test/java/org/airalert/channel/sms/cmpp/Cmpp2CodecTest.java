package org.airalert.channel.sms.cmpp;

/** The same in the fields of 2.0. */
class Cmpp2CodecTest extends CmppCodecTest {
    @Override
    protected CmppVersion version() {
        return CmppVersion.V20;
    }
}
