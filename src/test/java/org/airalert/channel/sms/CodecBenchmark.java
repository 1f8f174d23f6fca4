package org.airalert.channel.sms;

import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.cmpp.CmppDialect;
import org.airalert.channel.sms.cmpp.CmppSettings;
import org.airalert.channel.sms.cmpp.CmppVersion;
import org.airalert.channel.sms.sgip.SgipDialect;
import org.airalert.channel.sms.sgip.SgipSettings;
import org.airalert.channel.sms.smgp.SmgpDialect;
import org.airalert.channel.sms.smgp.SmgpSettings;
import org.airalert.channel.sms.smpp.SmppDialect;
import org.airalert.channel.sms.smpp.SmppSettings;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast the codecs are on one core: a submit of 70 characters to one phone to bytes and back to records, whole; target a million a second.
 * Run {@code main} of {@code org.openjdk.jmh.Main} with the test class path and this class's name.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CodecBenchmark {
    private static final Secret PASSWORD = Secret.of("p4ss-wrd");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final SmsLine LINE = SmsLine.plain("127.0.0.1", 1, 1, 16);
    private static final String TEXT = "【平顶山市环委会办公室】重污染天气橙色预警，".repeat(4).substring(0, 70);

    @Param({"cmpp2", "cmpp3", "sgip", "smgp", "smpp"})
    private String protocol = "cmpp3";

    private Dialect dialect = cmpp(CmppVersion.V30);
    private WireFrame submit = frame(dialect);
    private Buffer bytes = dialect.codec().encode(submit);

    private static Dialect cmpp(CmppVersion version) {
        CmppSettings settings = new CmppSettings(LINE, version, "901234", PASSWORD, "AIR", "10690001");
        return new CmppDialect(settings, InstantSource.fixed(Samples.NOW), ZONE);
    }

    private static Dialect dialect(String protocol) {
        return switch (protocol) {
            case "cmpp2" -> cmpp(CmppVersion.V20);
            case "cmpp3" -> cmpp(CmppVersion.V30);
            case "sgip" -> {
                SgipSettings.Listener listener = new SgipSettings.Listener("127.0.0.1", 0, "901234", PASSWORD, 1);
                SgipSettings settings = new SgipSettings(
                        LINE, "901234", PASSWORD, 3_037_101_234L, "01234", "AIR", "10690001", listener);
                yield new SgipDialect(settings, InstantSource.fixed(Samples.NOW), ZONE);
            }
            case "smgp" ->
                new SmgpDialect(
                        new SmgpSettings(LINE, "12345678", PASSWORD, "AIR", "", "10690001"),
                        InstantSource.fixed(Samples.NOW),
                        ZONE);
            default -> {
                SmppSettings.Addresses addresses = new SmppSettings.Addresses("10690001", 0, 0, 1, 1);
                yield new SmppDialect(
                        new SmppSettings(LINE, "airalert", PASSWORD, "", "", addresses, SmsWire.Alphabet.GSM7, false));
            }
        };
    }

    private static WireFrame frame(Dialect dialect) {
        Dialect.Letter letter = new Dialect.Letter(SmsWire.of(TEXT, dialect.narrow(), 1), List.of("13800138000"), true);
        return new WireFrame(dialect.stamp(), 7, dialect.submits(letter).get(0));
    }

    @Setup
    public void choose() {
        dialect = dialect(protocol);
        submit = frame(dialect);
        bytes = dialect.codec().encode(submit);
    }

    /** Both ways. */
    @Benchmark
    public WireFrame encode_and_decode() throws WireFault {
        return dialect.codec().decode(dialect.codec().encode(submit));
    }

    @Benchmark
    public Buffer encode() {
        return dialect.codec().encode(submit);
    }

    @Benchmark
    public WireFrame decode() throws WireFault {
        return dialect.codec().decode(bytes);
    }
}
