package org.airalert.web.open;

import java.util.ArrayList;
import java.util.List;
import org.airalert.office.PublicStatus;
import org.airalert.warning.Level;
import org.airalert.web.Language;
import org.airalert.web.Moments;
import org.airalert.web.Words;

/** What {@link LevelPicture} says: city, level, since and until, and whose word it is. Pure. */
final class Cover {
    private final About about;
    private final Banner.Maker zh;
    private final Banner.Maker en;

    Cover(About about) {
        this.about = about;
        this.zh = maker(Language.ZH);
        this.en = maker(Language.EN);
    }

    private Banner.Maker maker(Language language) {
        return new Banner.Maker(Words.of(language), new Moments(language, about.zone()));
    }

    LevelPicture.Lines of(PublicStatus status, boolean stale) {
        Banner one = zh.of(status);
        Banner other = en.of(status);
        List<LevelPicture.Line> lines = new ArrayList<>();
        lines.add(new LevelPicture.Line(site(Language.ZH, stale), site(Language.EN, stale)));
        lines.add(new LevelPicture.Line(one.title(), other.title()));
        String times = times(one);
        lines.add(
                times.isEmpty()
                        ? new LevelPicture.Line(one.sub(), other.sub())
                        : new LevelPicture.Line(times, times(other)));
        lines.add(new LevelPicture.Line(about.office().zh(), about.office().en()));
        String level = status.foremost()
                .map(alert -> alert.facts().level())
                .map(Level::word)
                .orElse(null);
        return new LevelPicture.Lines(stale ? Tone.STALE : Tone.of(level), lines);
    }

    private String site(Language language, boolean stale) {
        Words words = Words.of(language);
        String mark = about.demo() ? words.text("demo.title") + " · " : stale ? words.text("badge.stale") + " · " : "";
        return mark + words.text("site.title", language.of(about.city()));
    }

    /** {@code 响应启动 1月2日12时　预计解除 1月5日24时}; empty without a warning. */
    private static String times(Banner banner) {
        return String.join(
                "　",
                banner.facts().stream()
                        .filter(fact ->
                                fact.key().equals("starts") || fact.key().equals("ends"))
                        .map(fact -> fact.label() + " " + fact.value())
                        .toList());
    }
}
