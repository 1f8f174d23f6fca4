package org.airalert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.directory.Audience;
import org.airalert.message.lint.SampleAlerts;
import org.airalert.message.lint.SampleAlerts.Sample;
import org.airalert.message.sms.SmsSegments;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RendererTest {
    private static final Renderer RENDERER = new Renderer(Wording.templates());
    private static final TextContext CONTEXT = Wording.context();

    static Stream<Sample> samples() {
        return SampleAlerts.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_audience_has_words_for_every_sample(Sample sample) {
        for (Audience audience : addressees(sample)) {
            FrozenText text = render(sample, audience, TextFormat.TEXT, TextFormat.HTML);

            assertThat(text.isIntact()).isTrue();
            assertThat(text.subject()).isNotBlank();
            assertThat(text.part("html").orElseThrow()).contains("<title>" + text.subject() + "</title>");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_short_form_of_an_SMS_is_one_segment_and_the_long_one_at_most_three(Sample sample) {
        for (TextPart part : publicSms(sample, TextFormat.SMS, TextFormat.SMS_EN)) {
            int limit = part.name().endsWith(TextPart.SHORT) ? 1 : 3;
            assertThat(SmsSegments.of(part.text()).count()).as(part.text()).isLessThanOrEqualTo(limit);
            assertThat(part.text()).matches("(?s).*[。.]");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    @Tag("P6.4")
    void a_drill_is_marked_in_every_form_and_an_actual_alert_in_none(Sample sample) {
        boolean drill = sample.alert().status() == AlertStatus.EXERCISE;
        for (Audience audience : addressees(sample)) {
            FrozenText text = render(sample, audience, TextFormat.TEXT, TextFormat.HTML);

            assertThat(text.subject().startsWith("【演练】")).isEqualTo(drill);
            text.parts()
                    .forEach(part -> assertThat(part.text().contains("【演练】")).isEqualTo(drill));
        }
        publicSms(sample, TextFormat.SMS)
                .forEach(part -> assertThat(part.text().contains("【演练】")).isEqualTo(drill));
    }

    @Test
    @Tag("P3.2.3c")
    void an_issue_states_what_the_plan_demands() {
        String text =
                render(sample("issue/ahead"), Audience.PUBLIC, TextFormat.TEXT).body();

        assertThat(text)
                .contains("平顶山市生态环境保护委员会办公室1月3日15时发布")
                .contains("重污染天气橙色预警")
                .contains("将于后天（1月5日）8时起在平顶山市启动Ⅱ级应急响应")
                .contains("预计1月9日20时解除")
                .contains("AQI范围为128—260")
                .contains("1月6日231（重度污染）")
                .contains("首要污染物为细颗粒物（PM2.5）");
    }

    @Test
    void an_open_end_is_announced_as_such_and_a_running_response_is_not_told_as_ahead() {
        String text = render(sample("upgrade/running-open"), Audience.PUBLIC, TextFormat.TEXT)
                .body();

        assertThat(text).contains("解除时间另行通知", "应急响应由Ⅲ级提升为Ⅱ级").doesNotContain("将于");
    }

    @Test
    @Tag("P4.2.4")
    void schools_are_told_to_close_only_at_level_I_and_a_daily_AQI_of_500() {
        assertThat(render(sample("issue/worst"), Audience.SCHOOLS, TextFormat.TEXT)
                        .body())
                .contains("停课不停学");
        assertThat(render(sample("issue/ahead"), Audience.SCHOOLS, TextFormat.TEXT)
                        .body())
                .doesNotContain("停课");
    }

    /** Level, month, weekday and hour of publication: four texts of one alert, each true on its day. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-07T10:00, 请立即采取以下措施, 取暖",
        "2026-01-07T19:00, 请自1月8日（星期四）上课起, 取暖",
        "2026-01-09T19:00, 请自1月12日（星期一）上课起, 取暖",
        "2026-05-06T10:00, 请立即采取以下措施, 减少能源消耗。",
    })
    @Tag("P4.2.2")
    void schools_and_the_public_are_told_what_fits_month_weekday_and_hour(
            LocalDateTime at, String lessons, String living) {
        Instant published = at.atZone(Wording.ZONE).toInstant();
        AlertFacts full = sample("issue/ahead").alert().facts();
        AlertFacts facts = new AlertFacts(
                full.level(),
                null,
                full.areas(),
                published,
                published,
                null,
                null,
                full.outlook(),
                full.basis(),
                null,
                false,
                null,
                full.reason(),
                full.advice());
        Sample sample = new Sample("today", SampleAlerts.alert(AlertKind.ISSUE, AlertStatus.ACTUAL, facts));
        TextContext context = new TextContext(CONTEXT.texts(), CONTEXT.zone(), published, true);

        assertThat(RENDERER.render(sample.alert(), channel(Audience.SCHOOLS), context)
                        .body())
                .contains(lessons);
        assertThat(RENDERER.render(sample.alert(), channel(Audience.PUBLIC), context)
                        .body())
                .contains(living);
    }

    private static ChannelText channel(Audience audience) {
        return ChannelText.of("channel", audience, List.of(TextFormat.TEXT));
    }

    @Test
    void an_alert_that_lacks_facts_is_refused_with_every_fault() {
        Sample full = sample("issue/ahead");
        var facts = full.alert().facts();
        var bare = SampleAlerts.alert(
                AlertKind.ISSUE,
                AlertStatus.ACTUAL,
                new AlertFacts(
                        null,
                        null,
                        facts.areas(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        facts.reason(),
                        facts.advice()));

        assertThatThrownBy(() ->
                        RENDERER.render(bare, ChannelText.of("c", Audience.PUBLIC, List.of(TextFormat.TEXT)), CONTEXT))
                .isInstanceOf(MessageFaults.class)
                .hasMessageContaining("level: missing")
                .hasMessageContaining("responseStart: missing")
                .hasMessageContaining("effective: missing")
                .hasMessageContaining("outlook: missing");
    }

    @Test
    void the_same_alert_gives_the_same_digest_and_another_hour_another_one() {
        Sample sample = sample("issue/ahead");
        TextContext later = new TextContext(
                CONTEXT.texts(), CONTEXT.zone(), CONTEXT.publishedAt().plus(Duration.ofHours(1)), true);
        ChannelText channel = ChannelText.of("c", Audience.PUBLIC, List.of(TextFormat.TEXT));

        String digest = RENDERER.render(sample.alert(), channel, CONTEXT).digest();

        assertThat(RENDERER.render(sample.alert(), channel, CONTEXT).digest()).isEqualTo(digest);
        assertThat(RENDERER.render(sample.alert(), channel, later).digest()).isNotEqualTo(digest);
    }

    @Test
    void a_text_that_was_changed_after_approval_is_not_intact() {
        FrozenText text = render(sample("lift/ahead"), Audience.PUBLIC, TextFormat.TEXT);

        FrozenText changed = new FrozenText(
                text.alert(),
                text.channel(),
                text.subject(),
                List.of(new TextPart("text", text.body() + "。")),
                text.template(),
                text.templateVersion(),
                text.digest());

        assertThat(changed.isIntact()).isFalse();
    }

    @Test
    void recipients_fields_are_filled_in_and_escaped_where_the_form_needs_it() {
        FrozenText text = render(sample("issue/ahead"), Audience.ENTERPRISES, TextFormat.TEXT, TextFormat.HTML);

        RecipientText filled = text.forRecipient(Map.of(
                RecipientFields.NAME,
                "甲<b>乙&丙",
                RecipientFields.MEASURES,
                "1. 停产\n2. 停运 ⟦recipient.name⟧",
                RecipientFields.CONFIRM_URL,
                "https://x.example/confirm/1"));

        assertThat(filled.body()).contains("甲<b>乙&丙：", "1. 停产\n2. 停运 ⟦recipient.name⟧");
        assertThat(filled.part("html").orElseThrow()).contains("甲&lt;b&gt;乙&amp;丙：", "1. 停产<br/>\n2. 停运");
    }

    @Test
    void a_field_that_nobody_fills_is_an_error() {
        FrozenText text = render(sample("issue/ahead"), Audience.SCHOOLS, TextFormat.TEXT);

        assertThat(PreparedText.of(text).missing(Map.of(RecipientFields.NAME, "甲")))
                .containsExactly(RecipientFields.CONFIRM_URL);
        assertThatThrownBy(() -> text.forRecipient(Map.of(RecipientFields.NAME, "甲")))
                .isInstanceOf(MessageFaults.class)
                .hasMessageContaining("delivery.confirmUrl");
    }

    private static List<Audience> addressees(Sample sample) {
        return Stream.of(Audience.values())
                .filter(audience -> Addressees.includes(audience, sample.alert().kind()))
                .toList();
    }

    /** None for what the public is not told. */
    private static List<TextPart> publicSms(Sample sample, TextFormat... formats) {
        return sample.alert().kind().isPublic()
                ? render(sample, Audience.PUBLIC, formats).parts()
                : List.of();
    }

    private static FrozenText render(Sample sample, Audience audience, TextFormat... formats) {
        return RENDERER.render(sample.alert(), ChannelText.of("channel", audience, List.of(formats)), CONTEXT);
    }

    private static Sample sample(String name) {
        return SampleAlerts.all().stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
