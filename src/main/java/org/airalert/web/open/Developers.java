package org.airalert.web.open;

import java.util.HashMap;
import java.util.Map;
import org.airalert.web.Language;
import org.airalert.web.Pages;
import org.airalert.web.Words;

/** {@code /developers}: what there is for programs and how to use it, in one language. Blocking (template): for start-up. */
final class Developers {
    private final Pages pages;
    private final About about;
    private final Words words;

    Developers(Pages pages, About about, Language language) {
        this.pages = pages;
        this.about = about;
        this.words = Words.of(language);
    }

    String page() {
        Map<String, Object> model = new HashMap<>();
        model.put("css", DocumentKinds.CSS);
        model.put("tone", "none");
        model.put("city", words.language().of(about.city()));
        model.put("url", about.url());
        return pages.render("open/developers.ftlh", words, model);
    }
}
