package org.airalert.machine;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks axe-core what is wrong with a page for people who cannot see it well, or not at all. */
public final class Accessibility {
    private static final String AXE = script();

    private Accessibility() {}

    private static String script() {
        try (InputStream in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Findings of the impacts serious and critical, one a line; the page must run scripts. */
    @SuppressWarnings("unchecked")
    public static List<String> seriousFindings(Page page) {
        page.evaluate(AXE);
        return (List<String>) page.evaluate("""
                async () => (await axe.run(document)).violations
                  .filter(v => v.impact === 'serious' || v.impact === 'critical')
                  .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | '))""");
    }
}
