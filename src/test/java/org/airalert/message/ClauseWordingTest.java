package org.airalert.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.airalert.alert.Alert;
import org.airalert.delivery.ConfirmTimes;
import org.airalert.delivery.Planner;
import org.airalert.directory.Audience;
import org.airalert.directory.Recipient;
import org.airalert.message.lint.SampleAlerts;
import org.airalert.message.lint.SampleAlerts.Sample;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the plan's clauses ask of the words, one by one, over the shipped templates and texts. */
class ClauseWordingTest {
    private static final Renderer RENDERER = new Renderer(Wording.templates());

    private static Alert alert() {
        return SampleAlerts.all().stream()
                .filter(one -> one.name().equals("issue/ahead"))
                .map(Sample::alert)
                .findFirst()
                .orElseThrow();
    }

    private static String text(Audience audience) {
        ChannelText channel = ChannelText.of("channel", audience, List.of(TextFormat.TEXT));
        return RENDERER.render(alert(), channel, Wording.context()).body();
    }

    @Test
    @Tag("P4.2.2-1")
    void the_public_schools_and_hospitals_are_told_what_protects_health() {
        assertThat(text(Audience.PUBLIC)).contains("儿童、老年人和患有心脑血管、呼吸系统等疾病的易感人群留在室内", "一般人群减少户外运动");
        assertThat(text(Audience.SCHOOLS)).contains("停止室外课程", "空气净化装置");
        assertThat(text(Audience.HOSPITALS)).contains("增设相关疾病门诊、急诊，增加医护人员");
    }

    @Test
    @Tag("P4.2.2-2")
    void the_public_is_advised_how_to_consume_travel_and_live() {
        assertThat(text(Audience.PUBLIC)).contains("绿色消费", "绿色出行", "绿色生活");
    }

    @Test
    @Tag("P4.2.2-3")
    @Tag("P2.2")
    void counties_are_told_the_mandatory_measures_and_to_report() {
        assertThat(text(Audience.COUNTIES))
                .contains("工业源减排措施", "扬尘源减排措施", "移动源减排措施", "其他减排措施")
                .contains("请于每日9时、17时前报送");
    }

    @Test
    @Tag("P3.2.3d")
    void every_publication_concerns_the_province_also_one_of_a_county_alone() {
        Planner planner = new Planner(
                Wording.areas(),
                new ConfirmTimes(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60)),
                (recipient, alert) -> Map.of());
        Recipient province = new Recipient(
                "province-office", Audience.PROVINCE, "省环委会办公室", "410400", Map.of(), List.of(), Map.of(), true);
        assertThat(planner.concerns(alert(), province)).isTrue();
        assertThat(text(Audience.PROVINCE)).contains("备案");
    }

    @Test
    @Tag("P4.2.1-2..6")
    void an_enterprise_is_told_its_own_measures_for_the_level_and_no_other() {
        Recipient plant = new Recipient(
                "plant-1",
                Audience.ENTERPRISES,
                "某建材厂",
                "410421",
                Map.of(),
                List.of(),
                Map.of("measuresIII", "降低负荷10%", "measuresII", "一号线停产|停止柴油货车运输", "measuresI", "全厂停产"),
                true);
        assertThat(RecipientFields.of(plant, alert(), Wording.texts()).get(RecipientFields.MEASURES))
                .isEqualTo("1. 一号线停产\n2. 停止柴油货车运输");
    }
}
