package org.airalert.app.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.airalert.app.Gateway;
import org.airalert.app.config.Configuration;

/** What is printed at the start: what is shown, where to look, how to log in, and what goes wrong on purpose. */
final class Opening {
    private Opening() {}

    /** What is told. */
    record Facts(
            Gateway.Ports ports,
            List<DemoAccounts.Login> visitors,
            double speed,
            Configuration config,
            DemoReceivers receivers,
            Episode episode) {}

    static List<String> lines(Facts facts) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "重污染天气预警演示：平顶山，2018-12-25 至 2019-01-20，真实小时 AQI | Air Alert Gateway demo: real hourly AQI of Pingdingshan");
        lines.add("  预报为“完美预报”（由后来的实测值构成，96 小时，每 6 小时一期） | forecasts are perfect: made of what really came");
        lines.add("  公众页 public page  http://127.0.0.1:" + facts.ports().publicPort() + "/");
        lines.add("  控制台 console      http://127.0.0.1:" + facts.ports().officePort() + "/console");
        facts.visitors()
                .forEach(login -> lines.add("    " + login.name() + "  " + login.id() + " / " + login.password()
                        + "  （仅本次运行有效 | for this run only）"));
        lines.add("  演示代批人即时批准每一项建议 | a stand-in for the second person approves every proposal at once");
        lines.add("  " + facts.config().channels().size() + " 个渠道、"
                + facts.config().recipients().size()
                + " 个对象，全部指向本机沙盒 | all channels and recipients point at receivers on this machine");
        lines.add("  故意的故障：一家运营商中断、一家忙碌 (503)，回执早到、重复、迟到，"
                + facts.receivers().deadSchool().map(school -> school.name()).orElse("一所学校") + "地址不通");
        lines.add(
                "  on purpose: one carrier down, one busy (503, Retry-After); receipts early, twice, late; one school's address is dead");
        lines.add("  " + pace(facts));
        lines.add("");
        return lines;
    }

    private static String pace(Facts facts) {
        Instant first = facts.episode().first();
        long seconds = (long)
                (java.time.Duration.between(first, facts.episode().last()).toSeconds() / facts.speed());
        return String.format(
                Locale.ROOT,
                "时钟快 %.0f 倍，约 %d 秒多一点放完 | clock runs %.0f times as fast: a little over %d s",
                facts.speed(),
                seconds,
                facts.speed(),
                seconds);
    }
}
