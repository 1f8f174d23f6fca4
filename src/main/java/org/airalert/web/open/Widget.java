package org.airalert.web.open;

import java.util.HashMap;
import java.util.Map;
import org.airalert.office.PublicStatus;
import org.airalert.web.Language;
import org.airalert.web.Moments;
import org.airalert.web.Pages;
import org.airalert.web.Words;

/** {@code /widget.html}: the banner alone, for a frame on other sites. Blocking (template). */
final class Widget {
    private final Pages pages;
    private final About about;
    private final Words words;
    private final Moments moments;
    private final Banner.Maker banners;

    Widget(Pages pages, About about, Language language) {
        this.pages = pages;
        this.about = about;
        this.words = Words.of(language);
        this.moments = new Moments(language, about.zone());
        this.banners = new Banner.Maker(words, moments);
    }

    String of(PublicStatus status, boolean stale) {
        Map<String, Object> model = new HashMap<>();
        model.put("css", DocumentKinds.WIDGET_CSS);
        model.put("url", about.url());
        model.put("phone", about.phone());
        model.put("city", words.language().of(about.city()));
        model.put("demo", about.demo());
        model.put("banner", banners.of(status));
        model.put("made", moments.at(status.updatedAt()));
        model.put("staleAfter", moments.at(status.staleAfter()));
        model.put("stale", stale);
        return pages.render("open/widget.ftlh", words, model);
    }
}
