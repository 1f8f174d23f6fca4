package org.airalert.warning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static Explanation explain(Scene scene) {
        return Explanation.of(scene.assess(), Plan.standard());
    }

    @Test
    @Tag("P3.2.1")
    void it_names_the_standard_its_hours_and_the_way_to_the_next_level() {
        Explanation why = explain(Scene.now().observed(-72, 0, 60).daily(-2, 16, 60, 60, 210, 220, 60, 60, 60));

        assertThat(why.zh())
                .contains("建议发布橙色预警，1月7日0时起生效，预计1月9日0时解除。")
                .contains("达到橙色标准（>200持续48小时）：>200自1月7日0时至1月9日0时，共48小时。")
                .contains("若>200的时段缩短1小时，则不再达到该标准。")
                .contains("距红色（>200持续72小时且>300持续24小时）：>200还差24小时，没有>300的24小时均值，最高220.0，差80.0。");
        assertThat(why.en())
                .contains("Issue an orange warning, from 7 Jan 00:00, expected to end 9 Jan 00:00.")
                .contains("Newest forecast: issued 5 Jan 06:00, 2 h ago; no earlier one can confirm it.");
    }

    @Test
    void it_says_when_only_the_newest_forecast_would_lower() {
        Explanation why = explain(Scene.now()
                .observed(-96, 0, 230)
                .forecast(-12, 120, 230)
                .forecast(-1, 120, 20)
                .inForce(Level.ORANGE, -48, 48));

        assertThat(why.zh()).anyMatch(sentence -> sentence.contains("上一次预报没有印证"));
        assertThat(why.en()).anyMatch(sentence -> sentence.contains("the one before does not confirm it"));
    }

    @Test
    void without_data_it_says_that_nothing_can_be_said() {
        Assessment assessment = Scene.now().assess();

        Explanation why = Explanation.of(assessment, Plan.standard());

        assertThat(assessment.isUnassessable()).isTrue();
        assertThat(why.zh().get(0)).startsWith("数据不足，无法研判");
    }

    @Test
    @Tag("P1.3")
    void it_tells_hours_of_dust_that_were_left_out() {
        Explanation why =
                explain(Scene.now().observed(-72, -10, 60).dust(-10, 0).forecast(-1, 96, 60));

        assertThat(why.zh()).contains("沙尘10小时，不纳入研判。");
    }
}
