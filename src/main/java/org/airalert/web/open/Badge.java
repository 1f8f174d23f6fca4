package org.airalert.web.open;

import java.util.Map;
import org.airalert.office.PublicStatus;
import org.airalert.warning.Level;
import org.airalert.web.Language;
import org.airalert.web.LevelWords;
import org.airalert.web.Moments;
import org.airalert.web.Pages;
import org.airalert.web.Words;

/** {@code /badge.svg}: the level in force for other sites' pages, in one language. Blocking (template): call on workers. */
final class Badge {
    private static final int WIDE = 14;
    private static final int NARROW = 8;
    private static final int MARGIN = 20;

    private final Pages pages;
    private final About about;
    private final Words words;
    private final Moments moments;

    Badge(Pages pages, About about, Language language) {
        this.pages = pages;
        this.about = about;
        this.words = Words.of(language);
        this.moments = new Moments(language, about.zone());
    }

    String of(PublicStatus status, boolean stale) {
        Level level = status.foremost().map(alert -> alert.facts().level()).orElse(null);
        String left = words.text("badge.name", words.language().of(about.city()));
        String right = stale
                ? words.text("badge.stale")
                : level == null ? words.text("badge.none") : new LevelWords(words.language()).warning(level);
        String shown = about.demo() ? words.text("demo.title") + " " + right : right;
        return pages.render(
                "open/badge.ftlx",
                words,
                Map.of(
                        "left", left,
                        "right", shown,
                        "leftWidth", width(left),
                        "rightWidth", width(shown),
                        "tone", stale ? Tone.STALE : Tone.of(level == null ? null : level.word()),
                        "made", moments.at(status.updatedAt()),
                        "url", about.url()));
    }

    /** A generous estimate: the reader's font is not known here. */
    private static int width(String text) {
        return MARGIN
                + text.codePoints().map(point -> point < 0x2000 ? NARROW : WIDE).sum();
    }
}
